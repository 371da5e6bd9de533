package luoshu.trust.reading;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.files.FileRef;

/** Asks for texts to be read, and tells what was read. Who may see it is the caller's business: a reading holds what the file holds. */
public interface Readings {

    /** Why nothing can be read on this machine: {@code platform}, {@code switched-off}, {@code broken}; empty when it can. */
    Optional<String> unavailable();

    /** Pictures and PDF can be read. */
    boolean reads(FileRef file);

    /** Puts the content in the queue unless it was read, or is waiting; a failed one is tried once more. In the caller's transaction. */
    void request(Collection<FileRef> files);

    /** Those that were asked for, by digest. */
    Map<String, Reading> list(Collection<String> digests);

    /** A page as JPEG, as it was read. @throws luoshu.kernel.problems.NotFound when the file was not read, or has no such page */
    byte[] page(FileRef file, int page);
}
