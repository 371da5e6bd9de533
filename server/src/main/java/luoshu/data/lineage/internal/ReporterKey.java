package luoshu.data.lineage.internal;

import java.util.UUID;

/** The system a request came from, as its key says. */
public record ReporterKey(UUID id, String name, Told.Owner owner) {

    public static final String ATTRIBUTE = "luoshu.lineage.reporter";
}
