package luoshu.kernel.access.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.kernel.access.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code packages/access/roles.yaml}. */
@Component
public class RoleFile {

    private final Resource file;

    RoleFile(@Value("${luoshu.access.roles:classpath:packages/access/roles.yaml}") Resource file) {
        this.file = file;
    }

    public Map<String, Role> read() {
        try (InputStream in = file.getInputStream()) {
            Map<String, List<Map<String, Object>>> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            Map<String, Role> roles = new LinkedHashMap<>();
            root.get("roles").stream().map(RoleFile::role).forEach(role -> {
                if (roles.put(role.code(), role) != null) {
                    throw new IllegalStateException("the role " + role.code() + " is defined twice in " + file);
                }
            });
            return roles;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the roles", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Role role(Map<String, Object> entry) {
        Map<String, String> name = (Map<String, String>) entry.get("name");
        Object administrator = entry.get("administrator");
        return new Role((String) entry.get("code"), name.get("zh"), name.get("en"), Grant.Organs.valueOf((String) entry.get("organs")),
                administrator == null ? null : Actor.Administrator.valueOf(administrator.toString()), Set.copyOf((List<String>) entry.get("permissions")));
    }
}
