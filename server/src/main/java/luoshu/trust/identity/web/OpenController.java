package luoshu.trust.identity.web;

import java.util.List;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.SignInRequired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What another system can ask about itself. */
@RestController
class OpenController {

    record SystemClientView(String clientId, String name, List<String> permissions) {
    }

    private final Access access;

    OpenController(Access access) {
        this.access = access;
    }

    @GetMapping("/api/open/client")
    SystemClientView client() {
        if (!(access.actor() instanceof Actor.SystemClient client)) {
            throw new SignInRequired();
        }
        return new SystemClientView(client.clientId(), client.name(), client.grants().stream().flatMap(grant -> grant.permissions().stream()).distinct().sorted().toList());
    }
}
