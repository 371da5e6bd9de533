package luoshu.kernel.files;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.problems.NotFound;

/** The files of the platform. Every method joins the caller's transaction; content of a rolled-back receipt is swept later. */
public interface Files {

    /**
     * Takes a file from outside: streams it to disk, checks it, removes metadata from pictures, stores it, and records {@code owner}. The uploader is the actor. Unless the
     * caller has a transaction open, none is until the file is stored: to come in and to be checked may take minutes.
     *
     * @throws FileRefused saying what is wrong: too large, wrong type, archive bomb, active content, threat found
     * @throws luoshu.kernel.problems.Refused 400 {@code upload-broken} when {@code content} breaks off
     */
    FileRef receive(InputStream content, String claimedName, FileLimits limits, FileOwner owner);

    /** Keeps a file the platform itself made (a result, an export): no checks, since nobody outside wrote it. */
    FileRef keep(byte[] content, String name, FileType type, FileOwner owner);

    /** Several at once, in their order. */
    List<FileRef> keep(List<NewFile> made);

    /** As {@link #keep(byte[], String, FileType, FileOwner)} for content that does not fit in memory; closes nothing. */
    FileRef keep(InputStream content, String name, FileType type, FileOwner owner);

    /** The content of {@code id} once more, under another owner: a file of its own, nothing is copied. @throws NotFound */
    FileRef share(UUID id, FileOwner owner);

    Optional<FileRef> find(UUID id);

    /** @throws NotFound when there is no such file, or it was discarded */
    FileRef get(UUID id);

    /** Those of {@code ids} that exist and {@code owner} owns, oldest first. Compare sizes to see whether one is missing or somebody else's. */
    List<FileRef> listOwned(FileOwner owner, Collection<UUID> ids);

    List<FileRef> listOwned(FileOwner owner);

    /** Several at once, whoever owns them; unknown and discarded ids are left out. */
    List<FileRef> list(Collection<UUID> ids);

    FileOwner ownerOf(UUID id);

    /** Hands one file over, e.g. from an upload to a case. */
    void give(UUID id, FileOwner to);

    /** Hands every file over, e.g. from a draft to the case it became; answers how many. */
    int giveAll(FileOwner from, FileOwner to);

    /** Takes the file away from its owner; its content goes when the sweep finds nobody else using it. Discarding twice is no error. */
    void discard(UUID id);

    int discardAll(FileOwner owner);

    /** The content, for the platform's own use. Who may read it is the caller's business; close it. */
    InputStream open(UUID id);

    /** A picture made small and upright, as JPEG; {@code longest} pixels on its longer side. @throws NotFound when the file is no picture */
    byte[] picture(UUID id, int longest);

    /** Is the content still in the storage? False is damage; a storage that does not answer is thrown. */
    boolean stored(UUID id);
}
