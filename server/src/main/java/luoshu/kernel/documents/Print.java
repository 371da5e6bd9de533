package luoshu.kernel.documents;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A page made for the files, not issued to anybody: a template without logic (as those of packages/documents) and what it names.
 *
 * @param id     makes the PDF's identifier; with the same values and template the bytes are the same
 * @param values String, Number, Boolean, or a list of maps of these
 */
public record Print(UUID id, String template, String title, String author, Instant at, Map<String, ?> values) {
}
