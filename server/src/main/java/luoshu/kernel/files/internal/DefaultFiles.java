package luoshu.kernel.files.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.files.FileLimits;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.files.NewFile;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class DefaultFiles implements Files {

    private static final Logger log = LoggerFactory.getLogger(DefaultFiles.class);
    private final FileQueries queries;
    private final ContentStore store;
    private final Incoming incoming;
    private final FileCheck check;
    private final Access access;
    private final Audit audit;
    private final FileSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DefaultFiles(FileQueries queries, ContentStore store, Incoming incoming, FileCheck check, Access access, Audit audit, FileSettings settings, Clock clock,
                 PlatformTransactionManager transactions) {
        this.queries = queries;
        this.store = store;
        this.incoming = incoming;
        this.check = check;
        this.access = access;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public FileRef receive(InputStream content, String claimedName, FileLimits limits, FileOwner owner) {
        FileName name = FileName.of(claimedName);
        try {
            Path raw = incoming.write(content, limits.maxBytes());
            try {
                FileCheck.Checked checked = check.check(raw, name, limits);
                String sha256 = Incoming.sha256(checked.clean());
                return transaction.execute(_ -> received(checked, sha256, name, owner));
            } finally {
                java.nio.file.Files.deleteIfExists(raw);
                java.nio.file.Files.deleteIfExists(raw.resolveSibling(raw.getFileName() + ".clean"));
            }
        } catch (Incoming.Broken e) {
            log.info("an upload broke off: {}", e.getMessage());
            throw new Refused(Problem.Kind.BAD_REQUEST, "upload-broken", "the upload broke off; repeat it");
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private FileRef received(FileCheck.Checked checked, String sha256, FileName name, FileOwner owner) {
        try {
            FileRef ref = store(checked.clean(), sha256, name.value(), checked.type(), owner);
            audit.record(Act.done("file.receive", "file:" + ref.id()).with(Map.of("type", ref.type(), "size", ref.size(), "owner", owner.kind())));
            return ref;
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    @Transactional
    public FileRef keep(byte[] content, String name, FileType type, FileOwner owner) {
        return keep(List.of(new NewFile(content, name, type, owner))).getFirst();
    }

    @Override
    @Transactional
    public List<FileRef> keep(List<NewFile> made) {
        if (made.stream().anyMatch(file -> file.content().length > settings.smallBytes())) {
            return made.stream().map(file -> keep(new ByteArrayInputStream(file.content()), file.name(), file.type(), file.owner())).toList();
        }
        Instant now = clock.instant();
        List<String> digests = made.stream().map(file -> Incoming.sha256(file.content())).toList();
        queries.touchContents(digests, made.stream().map(NewFile::content).toList(), now);
        return queries.insert(digests, made, access.actor().subject(), now);
    }

    @Override
    @Transactional
    public FileRef keep(InputStream content, String name, FileType type, FileOwner owner) {
        try {
            Path raw = incoming.write(content, Long.MAX_VALUE);
            try {
                return store(raw, Incoming.sha256(raw), name, type, owner);
            } finally {
                java.nio.file.Files.deleteIfExists(raw);
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private FileRef store(Path file, String sha256, String name, FileType type, FileOwner owner) throws IOException {
        long size = java.nio.file.Files.size(file);
        Instant now = clock.instant();
        if (!queries.touchContent(sha256, size, now) && !store.has(sha256)) {
            store.put(sha256, file);
        }
        return queries.insert(sha256, name, type, size, owner, access.actor().subject(), now);
    }

    @Override
    @Transactional
    public FileRef share(UUID id, FileOwner owner) {
        FileRef ref = row(id).ref();
        Instant now = clock.instant();
        queries.touchContent(ref.sha256(), ref.size(), now);
        return queries.insert(ref.sha256(), ref.name(), FileType.named(ref.type()), ref.size(), owner, access.actor().subject(), now);
    }

    @Override
    public byte[] picture(UUID id, int longest) {
        FileRef ref = get(id);
        if (!FileType.named(ref.type()).image()) {
            throw new NotFound("picture");
        }
        try (InputStream in = open(ref, 0)) {
            return Thumbnail.of(in, longest);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<FileRef> find(UUID id) {
        return queries.find(id).map(FileQueries.Row::ref);
    }

    @Override
    public FileRef get(UUID id) {
        return row(id).ref();
    }

    @Override
    public List<FileRef> listOwned(FileOwner owner, Collection<UUID> ids) {
        return queries.listOwned(owner).stream().filter(ref -> ids.contains(ref.id())).toList();
    }

    @Override
    public List<FileRef> listOwned(FileOwner owner) {
        return queries.listOwned(owner);
    }

    @Override
    public List<FileRef> list(Collection<UUID> ids) {
        return queries.list(ids);
    }

    @Override
    public FileOwner ownerOf(UUID id) {
        return row(id).owner();
    }

    @Override
    @Transactional
    public void give(UUID id, FileOwner to) {
        if (queries.give(id, to) == 0) {
            throw new NotFound("file");
        }
    }

    @Override
    @Transactional
    public int giveAll(FileOwner from, FileOwner to) {
        return queries.giveAll(from, to);
    }

    @Override
    @Transactional
    public void discard(UUID id) {
        queries.discard(id, clock.instant());
    }

    @Override
    @Transactional
    public int discardAll(FileOwner owner) {
        return queries.discardAll(owner, clock.instant());
    }

    @Override
    public InputStream open(UUID id) {
        return open(row(id).ref(), 0);
    }

    @Override
    public boolean stored(UUID id) {
        FileRef ref = row(id).ref();
        try {
            return small(ref).isPresent() || store.has(ref.sha256());
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    InputStream open(FileRef ref, long offset) {
        Optional<byte[]> small = small(ref);
        if (small.isPresent()) {
            int from = Math.toIntExact(Math.min(offset, ref.size()));
            return new ByteArrayInputStream(small.get(), from, small.get().length - from);
        }
        try {
            return store.open(ref.sha256(), offset);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private Optional<byte[]> small(FileRef ref) {
        return ref.size() > FileSettings.SMALLEST_STORED ? Optional.empty() : queries.findBytes(ref.sha256());
    }

    FileQueries.Row row(UUID id) {
        return queries.find(id).orElseThrow(() -> new NotFound("file"));
    }

    private static RuntimeException unavailable(IOException e) {
        if (String.valueOf(e.getMessage()).contains("No space left on device")) {
            return new Refused(Problem.Kind.NO_SPACE, "no-space", "the server has no room to store this; nothing was changed");
        }
        log.error("file storage fails: {}", e.toString());
        return new Refused(Problem.Kind.UNAVAILABLE, "file-store-unavailable", "the file storage does not answer; repeat in a moment", Map.of("retryAfterSeconds", 10));
    }
}
