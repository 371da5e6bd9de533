package luoshu.kernel.matters.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import luoshu.kernel.matters.Difference;
import luoshu.kernel.matters.MatterDefinition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What differs between two versions, value by value. Elements of lists are matched by their code or pointer, not by their place: a material moved up is no difference in its name. */
final class Comparison {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 4_000;

    private Comparison() {
    }

    static List<Difference> of(MatterDefinition before, MatterDefinition after) {
        Map<String, String> old = new TreeMap<>();
        Map<String, String> now = new TreeMap<>();
        flatten(JSON.valueToTree(before), "", old);
        flatten(JSON.valueToTree(after), "", now);
        List<Difference> differences = new ArrayList<>();
        old.forEach((path, value) -> {
            if (!value.equals(now.get(path))) {
                differences.add(new Difference(path, cut(value), cut(now.get(path))));
            }
        });
        now.forEach((path, value) -> {
            if (!old.containsKey(path)) {
                differences.add(new Difference(path, null, cut(value)));
            }
        });
        differences.sort(Comparator.comparing(Difference::path));
        return differences;
    }

    private static void flatten(JsonNode node, String path, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(entry.getValue(), path + "/" + entry.getKey(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                JsonNode item = node.get(i);
                String key = item.has("code") ? item.path("code").asString() : item.has("pointer") ? item.path("pointer").asString().replace('/', '.') : String.valueOf(i);
                flatten(item, path + "/" + key, into);
            }
        } else if (!node.isNull()) {
            into.put(path, node.asString());
        }
    }

    private static @Nullable String cut(@Nullable String value) {
        return value == null || value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }
}
