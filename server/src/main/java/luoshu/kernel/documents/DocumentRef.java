package luoshu.kernel.documents;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** An issued document as lists show it. {@code number}: 文书字号, null for a receipt. */
public record DocumentRef(UUID id, DocumentKind kind, Text title, @Nullable String number, Instant issuedAt) {
}
