package luoshu.trust.reading.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import luoshu.kernel.access.Access;
import luoshu.kernel.database.AfterCommit;
import luoshu.kernel.database.DataFolder;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileType;
import luoshu.kernel.jobs.LoopThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what waits, one file at a time; any number of nodes may, each takes what no other holds. */
@Component
class ReadingWorker implements SmartLifecycle {

    static final String OWNER = "reading";
    private static final Logger log = LoggerFactory.getLogger(ReadingWorker.class);
    private static final int CRASHES = 4;
    private static final long REST = TimeUnit.MINUTES.toNanos(10);
    private final ReadingQueries queries;
    private final TextReader reader;
    private final luoshu.kernel.files.Files files;
    private final ReadingSettings settings;
    private final Access access;
    private final Clock clock;
    private final Path folder;
    private final TransactionTemplate transaction;
    private final Semaphore signal = new Semaphore(0);
    private final LoopThread worker = new LoopThread("reading", this::work);
    private volatile int crashes;
    private volatile long restsUntil;

    ReadingWorker(ReadingQueries queries, TextReader reader, luoshu.kernel.files.Files files, ReadingSettings settings, Access access, Clock clock, DataFolder data,
                  PlatformTransactionManager transactions) {
        this.queries = queries;
        this.reader = reader;
        this.files = files;
        this.settings = settings;
        this.access = access;
        this.clock = clock;
        this.folder = data.resolve("reading").resolve("work");
        this.transaction = new TransactionTemplate(transactions);
    }

    void soon() {
        AfterCommit.run(signal::release);
    }

    /** After several crashes in a row it rests: something is wrong with the program, not with a file. */
    Optional<String> broken() {
        return crashes >= CRASHES && System.nanoTime() - restsUntil < 0 ? Optional.of("broken") : Optional.empty();
    }

    private void work() {
        while (worker.mine()) {
            try {
                boolean busy = false;
                try {
                    busy = broken().isEmpty() && readNext();
                } catch (RuntimeException down) {
                    log.warn("reading waits: {}", down.toString());
                }
                if (!busy && signal.tryAcquire(settings.polling().toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** @return whether there was one */
    boolean readNext() {
        Instant now = clock.instant();
        Optional<ReadingQueries.Work> next = transaction.execute(_ -> queries.take(now, now.plus(settings.time()).plusSeconds(30)));
        next.ifPresent(work -> access.asPlatform("reading", () -> {
            if (work.attempts() > ReadingQueries.ATTEMPTS) {
                transaction.executeWithoutResult(_ -> queries.failed(work, "crashed", true, now));
            } else {
                read(work);
            }
            return true;
        }));
        return next.isPresent();
    }

    private void read(ReadingQueries.Work work) {
        Optional<FileRef> file = files.find(work.file()).filter(one -> one.sha256().equals(work.sha256()));
        if (file.isEmpty()) {
            fail(work, "gone", true);
            return;
        }
        Path out = folder.resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(out);
            boolean pdf = FileType.named(file.get().type()) == FileType.PDF;
            Path in = out.resolve(pdf ? "in.pdf" : "in.jpg");
            if (pdf) {
                try (InputStream content = files.open(work.file())) {
                    Files.copy(content, in, StandardCopyOption.REPLACE_EXISTING);
                }
            } else {
                Files.write(in, files.picture(work.file(), settings.longest()));
            }
            List<ReadPage> pages = reader.read(in, pdf, out);
            transaction.executeWithoutResult(_ -> queries.read(work.sha256(), pages, pdf ? keep(work.sha256(), out, pages.size()) : null));
            crashes = 0;
        } catch (TextReader.Failed failed) {
            boolean crashed = failed.code().equals("crashed");
            if (crashed && ++crashes >= CRASHES) {
                restsUntil = System.nanoTime() + REST;
            }
            if (crashed) {
                log.warn("the reader fails: {}", failed.getMessage());
            }
            fail(work, failed.code(), !crashed);
        } catch (FileRefused damaged) {
            fail(work, "unreadable", true);
        } catch (IOException | UncheckedIOException disk) {
            log.warn("a file could not be read: {}", disk.toString());
            fail(work, "crashed", false);
        } finally {
            remove(out);
        }
    }

    private void fail(ReadingQueries.Work work, String code, boolean forGood) {
        transaction.executeWithoutResult(_ -> queries.failed(work, code, forGood, clock.instant()));
    }

    /** The pages of a PDF as they were read, to show regions on them. */
    private List<UUID> keep(String sha256, Path out, int pages) {
        List<UUID> kept = new ArrayList<>();
        for (int i = 0; i < pages; i++) {
            try (InputStream picture = Files.newInputStream(out.resolve("page-" + i + ".jpg"))) {
                kept.add(files.keep(picture, "page-" + i + ".jpg", FileType.JPG, new FileOwner(OWNER, sha256)).id());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return kept;
    }

    private static void remove(Path out) {
        try (Stream<Path> walk = Files.walk(out)) {
            walk.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException gone) {
            log.debug("cannot tidy {}", out);
        }
    }

    /** What nobody asked for since. */
    @Scheduled(cron = "0 10 3 * * *", zone = "Asia/Shanghai")
    void tidy() {
        access.asPlatform("reading", () -> {
            for (boolean more = true; more; ) {
                more = Boolean.TRUE.equals(transaction.execute(_ -> {
                    List<List<UUID>> gone = queries.removeOld(clock.instant().minus(settings.kept()));
                    gone.forEach(pictures -> pictures.forEach(files::discard));
                    return !gone.isEmpty();
                }));
            }
            return true;
        });
    }

    @Override
    public void start() {
        if (settings.worker() && reader.unavailable().isEmpty()) {
            remove(folder);
            worker.start();
        }
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.running();
    }
}
