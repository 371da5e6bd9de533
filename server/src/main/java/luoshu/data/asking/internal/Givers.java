package luoshu.data.asking.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import luoshu.data.asking.GiverKind;
import luoshu.kernel.matters.Material;
import luoshu.trust.certificates.CertificateReach;
import org.springframework.stereotype.Component;

/** What could give a material, wherever: what the matter names, what the list says, a certificate of the same name. */
@Component
class Givers {

    private final ReplacementQueries replacements;
    private final CertificateReach certificates;

    Givers(ReplacementQueries replacements, CertificateReach certificates) {
        this.replacements = replacements;
        this.certificates = certificates;
    }

    /** As of now: one for a whole count or one publication. */
    Known known() {
        Map<String, List<String>> typesByName = new TreeMap<>();
        new TreeMap<>(certificates.types()).forEach((code, name) -> typesByName.computeIfAbsent(MaterialName.of(name.zh()), _ -> new ArrayList<>()).add(code));
        Map<String, Giver> byName = new HashMap<>();
        typesByName.forEach((name, codes) -> byName.put(name, new Giver(GiverKind.CERTIFICATE, codes, name)));
        replacements.inForce().forEach(line -> byName.put(line.material(), new Giver(line.kind(), List.of(line.key()), line.name())));
        return new Known(byName);
    }

    record Known(Map<String, Giver> byName) {

        Optional<Giver> find(Material material) {
            String name = material.reuse() == null ? material.name().zh() : material.reuse().certificate();
            return Optional.ofNullable(byName.get(MaterialName.of(name)));
        }
    }
}
