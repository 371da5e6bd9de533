package luoshu.trust.archives.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.files.Files;
import luoshu.trust.archives.Checking;
import luoshu.trust.archives.Checkpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 四性检测: looks at packages by the items of the content and writes down every result. */
@Component
class Checks {

    private static final Logger log = LoggerFactory.getLogger(Checks.class);
    private static final Duration RETRY = Duration.ofHours(1);
    private final ArchiveContent content;
    private final PackageLook look;
    private final PackageQueries packages;
    private final RecordQueries records;
    private final Files files;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Checks(ArchiveContent content, PackageLook look, PackageQueries packages, RecordQueries records, Files files, Access access, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.content = content;
        this.look = look;
        this.packages = packages;
        this.records = records;
        this.files = files;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    Instant next(Instant now) {
        return now.plus(Duration.ofDays(content.checks().everyDays()));
    }

    /** The items of a checkpoint with what was found; an item for a person stays open. */
    List<Checking.CheckedItem> items(Checkpoint checkpoint, Findings findings) {
        List<Checking.CheckedItem> items = new ArrayList<>();
        for (ArchiveContent.Item item : content.checks().items()) {
            if (item.at().contains(checkpoint)) {
                List<Checking.CheckFault> faults = item.automatic() ? findings.of(Objects.requireNonNull(item.does())) : List.of();
                items.add(new Checking.CheckedItem(item.code(), item.nature(), item.name(), item.automatic() ? Checking.CheckMethod.AUTO : Checking.CheckMethod.MANUAL,
                        item.automatic() ? faults.isEmpty() : null, faults));
            }
        }
        return items;
    }

    /** The items of a checkpoint that a person answers for, answered yes. */
    List<Checking.CheckedItem> confirmed(Checkpoint checkpoint) {
        return content.checks().items().stream().filter(item -> !item.automatic() && item.at().contains(checkpoint))
                .map(item -> new Checking.CheckedItem(item.code(), item.nature(), item.name(), Checking.CheckMethod.MANUAL, true, List.of())).toList();
    }

    static boolean passed(List<Checking.CheckedItem> items) {
        return items.stream().noneMatch(item -> Boolean.FALSE.equals(item.passed()));
    }

    /** Checks one package whose turn it is. @return whether there was one */
    boolean checkNext() {
        Instant now = clock.instant();
        Optional<PackageRow> due = transaction.execute(status -> packages.claimCheck(now, now.plus(RETRY)));
        if (due == null || due.isEmpty()) {
            return false;
        }
        try {
            access.asPlatform("archive", () -> check(due.get(), Checkpoint.PERIODIC));
        } catch (RuntimeException failed) {
            log.error("package {} could not be checked; tried again in {}", due.get().number(), RETRY, failed);
        }
        return true;
    }

    /** As the present actor. Outside any transaction: it reads the whole package. */
    Checking check(PackageRow row, Checkpoint checkpoint) {
        Findings findings = examine(row);
        List<Checking.CheckedItem> items = items(checkpoint, findings);
        boolean passed = passed(items);
        Actor operator = access.actor();
        transaction.executeWithoutResult(status -> write(row, checkpoint, items, passed, operator));
        if (!passed) {
            log.error("archive package {} is damaged: {}", row.number(), items.stream().filter(item -> Boolean.FALSE.equals(item.passed())).map(item -> item.code() + " " + item.faults()).toList());
        }
        return new Checking(row.id(), checkpoint, clock.instant(), operator.name(), passed, items);
    }

    private void write(PackageRow row, Checkpoint checkpoint, List<Checking.CheckedItem> items, boolean passed, Actor operator) {
        Instant now = clock.instant();
        records.add(row.id(), checkpoint, operator, passed, items, now);
        packages.checked(row.id(), passed, now, next(now));
        audit.record(Act.done("archive.check", "archive:" + row.id()).onCase(row.caseNumber(), row.matterCode()).with(Map.of("checkpoint", checkpoint.name(), "passed", passed)));
    }

    private Findings examine(PackageRow row) {
        Registered registered = new Registered(Objects.requireNonNull(row.number()), row.caseNumber(), row.organ(), row.manifest(), row.sha256(), row.key(), packages.once(row),
                records.traceable(row.id(), Objects.requireNonNull(row.manifest())));
        UUID file = row.file();
        if (file == null || files.find(file).isEmpty() || !files.stored(file)) {
            return look.missing(registered);
        }
        try {
            Path copy = java.nio.file.Files.createTempFile("luoshu-archive", ".zip");
            try (InputStream in = files.open(file)) {
                java.nio.file.Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                return look.look(copy, registered);
            } finally {
                java.nio.file.Files.deleteIfExists(copy);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
