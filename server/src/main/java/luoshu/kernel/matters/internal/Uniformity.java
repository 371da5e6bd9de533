package luoshu.kernel.matters.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import luoshu.kernel.matters.UniformityRow;

/** 四级四同: name, code, basis and type are the same at every level that implements a matter. */
final class Uniformity {

    private Uniformity() {
    }

    static List<UniformityRow> of(List<MatterQueries.UniformityFacts> facts) {
        Map<String, List<MatterQueries.UniformityFacts>> byCode = new LinkedHashMap<>();
        facts.forEach(one -> byCode.computeIfAbsent(one.catalogCode(), none -> new ArrayList<>()).add(one));
        return byCode.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())).toList();
    }

    private static UniformityRow row(String code, List<MatterQueries.UniformityFacts> items) {
        Set<String> mainNames = new LinkedHashSet<>();
        Set<String> types = new LinkedHashSet<>();
        Set<String> bases = new LinkedHashSet<>();
        Set<Integer> levels = new TreeSet<>();
        Set<Integer> missing = new TreeSet<>();
        int implementations = 0;
        for (MatterQueries.UniformityFacts item : items) {
            mainNames.add(item.name().replaceAll("（[^）]*）$", ""));
            types.add(item.taskType());
            bases.add(item.basis());
            levels.addAll(item.levels());
            item.useLevels().stream().filter(level -> !item.levels().contains(level)).forEach(missing::add);
            implementations += item.implementations();
        }
        missing.removeAll(levels);
        return new UniformityRow(code, items.stream().map(MatterQueries.UniformityFacts::name).distinct().toList(), List.copyOf(levels), List.copyOf(missing), implementations,
                mainNames.size() == 1, types.size() == 1, bases.size() == 1);
    }
}
