package luoshu.kernel.matters.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import luoshu.kernel.matters.HandlingItemCode;
import luoshu.kernel.matters.Implementation;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.TaskCode;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.Regions;
import org.springframework.stereotype.Component;

/** Makes the implementing list of a matter: every organ of its duty at its levels. An organ that exercises two of the levels implements once, at the one nearest to people. */
@Component
class ImplementingList {

    private final Organs organs;
    private final Regions regions;
    private final MatterQueries queries;

    ImplementingList(Organs organs, Regions regions, MatterQueries queries) {
        this.organs = organs;
        this.regions = regions;
        this.queries = queries;
    }

    /** Writes what differs; true when anything did. */
    boolean refresh(MatterDefinition matter) {
        Map<String, Implementation> wanted = new HashMap<>();
        for (Organ organ : Implementers.of(matter.implementedBy(), organs)) {
            if (organ.code().value().length() == 18) { // a sub-office acts under its organ's code
                Implementation row = row(matter, organ);
                wanted.put(row.taskHandleItem().value(), row);
            }
        }
        Map<String, Implementation> present = queries.listImplementations(matter.slug()).stream().collect(Collectors.toMap(one -> one.taskHandleItem().value(), one -> one));
        List<Implementation> changed = wanted.values().stream().filter(row -> {
            Implementation old = present.get(row.taskHandleItem().value());
            return old == null || !old.organName().equals(row.organName()) || !old.regionName().equals(row.regionName());
        }).toList();
        Set<String> gone = present.keySet().stream().filter(code -> !wanted.containsKey(code)).collect(Collectors.toSet());
        queries.upsertImplementations(changed);
        queries.deactivate(matter.slug(), new ArrayList<>(gone));
        return !changed.isEmpty() || !gone.isEmpty();
    }

    private Implementation row(MatterDefinition matter, Organ organ) {
        int level = organ.levels().stream().filter(matter.implementedBy().useLevel()::contains).mapToInt(Integer::intValue).max().orElseThrow();
        TaskCode taskCode = TaskCode.of(organ.code().value(), level, matter.catalogCode());
        return new Implementation(HandlingItemCode.of(taskCode, matter.handlingItem()), taskCode, matter.catalogCode(), matter.slug(), organ.code().value(), organ.name(), organ.duty(),
                organ.region().value(), regions.fullName(organ.region()), level, null);
    }
}
