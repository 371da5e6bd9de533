package luoshu.kernel.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a permission reaches, as a SQL predicate. {@code sql} uses named parameters found in {@code params}; an empty scope is {@code false}, so a missing grant shows nothing.
 */
public record Scope(List<Grant> grants, List<String> separateRegions) {

    /** Predicate over the given (qualified) columns; parameter names begin with {@code prefix}. */
    public Predicate predicate(String organ, String duty, String region, String confidentiality, String prefix) {
        if (grants.isEmpty()) {
            return new Predicate("false", Map.of());
        }
        List<String> alternatives = new ArrayList<>();
        Map<String, Object> params = new LinkedHashMap<>();
        for (int i = 0; i < grants.size(); i++) {
            Grant grant = grants.get(i);
            String p = prefix + i;
            StringBuilder one = new StringBuilder("(").append(confidentiality).append(" <= :").append(p).append("c");
            params.put(p + "c", grant.ceiling());
            switch (grant.organs()) {
                case OWN -> {
                    one.append(" and ").append(organ).append(" = :").append(p).append("o");
                    params.put(p + "o", grant.organ());
                }
                case DUTY -> {
                    one.append(" and ").append(duty).append(" = :").append(p).append("d");
                    params.put(p + "d", grant.duty());
                }
                case ANY -> { }
            }
            if (grant.organs() != Grant.Organs.OWN) {
                one.append(" and ").append(region).append(" like :").append(p).append("r");
                params.put(p + "r", Jurisdiction.prefix(grant.jurisdiction()) + "%");
                for (int s = 0; s < separateRegions.size(); s++) {
                    if (Jurisdiction.excludes(grant.jurisdiction(), separateRegions.get(s))) {
                        one.append(" and ").append(region).append(" not like :").append(p).append("x").append(s);
                        params.put(p + "x" + s, separateRegions.get(s) + "%");
                    }
                }
            }
            alternatives.add(one.append(")").toString());
        }
        return new Predicate("(" + String.join(" or ", alternatives) + ")", params);
    }

    public boolean reaches(Subject subject) {
        return grants.stream().anyMatch(grant -> subject.confidentiality() <= grant.ceiling() && switch (grant.organs()) {
            case OWN -> grant.organ().equals(subject.organ());
            case DUTY -> grant.duty().equals(subject.duty()) && within(grant, subject.region());
            case ANY -> within(grant, subject.region());
        });
    }

    private boolean within(Grant grant, String region) {
        return region.startsWith(Jurisdiction.prefix(grant.jurisdiction()))
                && separateRegions.stream().noneMatch(separate -> region.startsWith(separate) && Jurisdiction.excludes(grant.jurisdiction(), separate));
    }

    public record Predicate(String sql, Map<String, Object> params) {
    }
}
