package luoshu.kernel.access;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;

import luoshu.kernel.access.internal.RoleFile;
import luoshu.kernel.problems.NotFound;
import org.springframework.stereotype.Component;

/** The roles in force. */
@Component
public class Roles {

    private final Map<String, Role> byCode;

    Roles(RoleFile file) {
        this.byCode = Collections.unmodifiableMap(file.read());
    }

    public Collection<Role> all() {
        return byCode.values();
    }

    public Role get(String code) {
        Role role = byCode.get(code);
        if (role == null) {
            throw new NotFound("role");
        }
        return role;
    }
}
