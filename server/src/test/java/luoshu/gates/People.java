package luoshu.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.testing.Actors;
import org.yaml.snakeyaml.Yaml;

/** One person per role of packages/access/roles.yaml, each with that role's permissions only; and a citizen and a visitor. */
final class People {

    private People() {
    }

    @SuppressWarnings("unchecked")
    static Map<String, Actor> ofEveryRole() throws IOException {
        Map<String, Actor> people = new LinkedHashMap<>();
        people.put("visitor", new Actor.Visitor());
        people.put("citizen", Actors.citizen(UUID.randomUUID(), "测试", 4));
        Map<String, Object> file = new Yaml().load(Files.readString(Path.of("../packages/access/roles.yaml")));
        for (Map<String, Object> role : (List<Map<String, Object>>) file.get("roles")) {
            String code = (String) role.get("code");
            Object administrator = role.get("administrator");
            people.put(code, official(administrator == null ? null : Actor.Administrator.valueOf((String) administrator),
                    new Grant(code, Set.copyOf((List<String>) role.get("permissions")), Grant.Organs.valueOf((String) role.get("organs")), "11411502MB00000000",
                            "market-regulation", "411502000000", 2)));
        }
        return people;
    }

    private static Actor.Official official(Actor.@org.jspecify.annotations.Nullable Administrator administrator, Grant grant) {
        return new Actor.Official(UUID.randomUUID(), "测试", UUID.randomUUID(), "岗", "11411502MB00000000", "机关", "411502000000", administrator, List.of(grant));
    }
}
