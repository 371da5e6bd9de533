package luoshu.data.catalog.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.matters.CatalogCode;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.texts.Text;
import org.springframework.stereotype.Component;

/** Names of the matters that can be applied for today, by basic code. */
@Component
class MatterNames {

    private record Known(long revision, Map<CatalogCode, Text> names) {
    }

    private final Matters matters;
    private volatile Known known = new Known(-1, Map.of());

    MatterNames(Matters matters) {
        this.matters = matters;
    }

    boolean exists(CatalogCode code) {
        return names().containsKey(code);
    }

    Optional<Text> find(CatalogCode code) {
        return Optional.ofNullable(names().get(code));
    }

    private Map<CatalogCode, Text> names() {
        long revision = matters.revision();
        Known now = known;
        if (now.revision() != revision) {
            Map<CatalogCode, Text> names = new HashMap<>();
            for (String slug : matters.listSlugs()) {
                List<PublishedMatter> rows = matters.listImplementations(slug);
                if (!rows.isEmpty()) {
                    names.putIfAbsent(rows.getFirst().definition().catalogCode(), rows.getFirst().definition().taskName());
                }
            }
            now = new Known(revision, names);
            known = now;
        }
        return now.names();
    }
}
