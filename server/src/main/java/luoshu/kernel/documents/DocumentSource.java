package luoshu.kernel.documents;

import java.util.Optional;
import java.util.UUID;

/** Extension point: the documents a module issued, kept in rows of its own (one statement, one commit with what they are about). */
public interface DocumentSource {
    Optional<IssuedDocument> find(UUID id);
}
