package luoshu.kernel.cases.internal;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.cases.DocumentRef;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A row of cases.document. */
record DocumentRow(UUID id, String kind, Text title, @Nullable String number, Map<String, Object> facts, Instant issuedAt) {

    DocumentRef ref() {
        return new DocumentRef(id, kind, title, number, issuedAt);
    }
}
