package luoshu.testing;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.ActorAuthentication;
import luoshu.kernel.access.Grant;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** People for tests. */
public final class Actors {

    private Actors() {
    }

    public static RequestPostProcessor as(Actor actor) {
        return SecurityMockMvcRequestPostProcessors.authentication(new ActorAuthentication(actor));
    }

    public static Actor.Applicant citizen(UUID person, String name, int level) {
        return new Actor.Applicant(UUID.randomUUID(), person, name, level, Actor.CapacityKind.SELF, person, name, null, List.of());
    }

    /** An official with every permission of {@code permissions} on their own organ. */
    public static Actor.Official official(String organ, String duty, String region, String... permissions) {
        return new Actor.Official(UUID.randomUUID(), "测试员", UUID.randomUUID(), "测试岗", organ, "测试机关", region, null,
                List.of(new Grant("test", Set.of(permissions), Grant.Organs.OWN, organ, duty, region, 2)));
    }
}
