package luoshu.kernel.documents;

import java.util.Optional;
import java.util.UUID;

/** Extension point: a module that keeps the documents it issues in rows of its own (one statement, one commit) has them printed and served here. */
public interface DocumentSource {
    Optional<IssuedDocument> find(UUID id);
}
