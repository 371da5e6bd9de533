package luoshu.trust.archives.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import luoshu.trust.archives.Checking.CheckFault;

/** What was found in a package, by the check it belongs to. Bounded: a package of rubbish does not fill the database. */
final class Findings {

    static final Set<String> CHECKS = Set.of("fixity", "lengths", "types", "values", "reasonable", "characters", "number", "unique", "attributes", "linked", "description", "structure",
            "unchanged", "count", "bytes", "elements", "required", "process", "continuous", "contents", "scope", "readable", "formats", "opens", "environment", "plain", "virus", "foreign", "traceable");
    private static final int MOST = 20;
    private static final int LONGEST = 200;
    private final Map<String, List<CheckFault>> faults = new LinkedHashMap<>();

    void add(String check, String fault, String subject) {
        if (!CHECKS.contains(check)) {
            throw new IllegalArgumentException(check);
        }
        List<CheckFault> known = faults.computeIfAbsent(check, none -> new ArrayList<>());
        CheckFault one = new CheckFault(fault, shown(subject));
        if (known.size() < MOST && !known.contains(one)) {
            known.add(one);
        }
    }

    List<CheckFault> of(String check) {
        return List.copyOf(faults.getOrDefault(check, List.of()));
    }

    boolean none() {
        return faults.isEmpty();
    }

    private static String shown(String subject) {
        String clean = subject.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "\uFFFD");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
    }
}
