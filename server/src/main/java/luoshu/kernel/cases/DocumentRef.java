package luoshu.kernel.cases;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A document issued in a case; its page is at {@code /api/{portal|work}/documents/{id}}. */
public record DocumentRef(UUID id, String kind, Text title, @Nullable String number, Instant issuedAt) {
}
