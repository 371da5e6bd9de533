package luoshu.trust.archives;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Extension point: the archive institution 档案馆 that takes packages over. Without one, nothing is handed over. */
public interface ArchiveInstitution {

    String name();

    /** Part of the demonstration, and shown as such. */
    boolean simulated();

    /** Takes a batch or refuses it, in words it signs. Empty: it has the batch and answers later. What it throws leaves the batch to be sent again; sent again it is the same batch. */
    Optional<Receipt> receive(Transfer transfer) throws IOException;

    /** What it says by now to a batch it has; for institutions that answer later. */
    default Optional<Receipt> answer(String batch) throws IOException {
        return Optional.empty();
    }

    /** @param list the batch in words; {@code signature} by the key of {@code certificates} (PEM) over it */
    record Transfer(String batch, byte[] list, byte[] signature, byte[] certificates, List<Item> items) {
    }

    record Item(String number, Content content) {
    }

    interface Content {
        InputStream open() throws IOException;
    }

    /** @param words as {@code name: value} lines: receipt, institution, batch, list (SM3 of the list), verdict RECEIVED or REFUSED, reason, at */
    record Receipt(byte[] words, byte[] signature, byte[] certificates) {
    }
}
