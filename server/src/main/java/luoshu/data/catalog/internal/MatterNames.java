package luoshu.data.catalog.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import luoshu.data.catalog.ResourceMatter;
import luoshu.kernel.matters.CatalogCode;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.texts.Text;
import org.springframework.stereotype.Component;

/** Names of the matters that can be applied for today, by basic code. */
@Component
class MatterNames {

    private record Named(String slug, String taskType, Text name) {
    }

    private record Known(long revision, Map<CatalogCode, Named> names) {
    }

    private final Matters matters;
    private volatile Known known = new Known(-1, Map.of());

    MatterNames(Matters matters) {
        this.matters = matters;
    }

    boolean exists(CatalogCode code) {
        return names().containsKey(code);
    }

    /** @param region whose handling items are nearest to what is asked about */
    ResourceMatter describe(String code, String region) {
        Named named = names().get(new CatalogCode(code));
        return named == null ? new ResourceMatter(code, null, null, null, null)
                : new ResourceMatter(code, named.slug(), named.taskType(), named.name(), matters.findNearest(named.slug(), region).map(PublishedMatter::code).orElse(null));
    }

    private Map<CatalogCode, Named> names() {
        long revision = matters.revision();
        Known now = known;
        if (now.revision() != revision) {
            Map<CatalogCode, Named> names = new HashMap<>();
            for (String slug : matters.listSlugs()) {
                List<PublishedMatter> rows = matters.listImplementations(slug);
                if (!rows.isEmpty()) {
                    MatterDefinition matter = rows.getFirst().definition();
                    names.putIfAbsent(matter.catalogCode(), new Named(slug, matter.taskType(), matter.taskName()));
                }
            }
            now = new Known(revision, names);
            known = now;
        }
        return now.names();
    }
}
