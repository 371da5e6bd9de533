package luoshu.trust.archives.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseRecord;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.Person;
import luoshu.kernel.problems.Problem;
import luoshu.trust.archives.Checking;
import luoshu.trust.archives.Checkpoint;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files ended cases, one after the other. What takes long – building, checking – is outside transactions; the package, the state of the case, the check and the evidence are one commit.
 * Whoever dies before it leaves a number that the next attempt uses again; whoever comes second finds the row filed and undoes their own.
 */
@Component
class Filing {

    private static final Logger log = LoggerFactory.getLogger(Filing.class);
    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final Set<CaseState> ENDED = EnumSet.of(CaseState.CLOSED, CaseState.RATED, CaseState.NOT_ACCEPTED, CaseState.WITHDRAWN, CaseState.LAPSED, CaseState.TRANSFERRED);
    private final PackageQueries packages;
    private final RecordQueries records;
    private final ArchiveContent content;
    private final ArchiveNumber numbers;
    private final PackageBuilder builder;
    private final PackageLook look;
    private final Checks checks;
    private final Cases cases;
    private final Parties parties;
    private final Files files;
    private final Ledger ledger;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Filing(PackageQueries packages, RecordQueries records, ArchiveContent content, PackageBuilder builder, PackageLook look, Checks checks, Cases cases, Parties parties, Files files,
           Ledger ledger, Access access, Clock clock, PlatformTransactionManager transactions) {
        this.packages = packages;
        this.records = records;
        this.content = content;
        this.numbers = new ArchiveNumber(content.numbering());
        this.builder = builder;
        this.look = look;
        this.checks = checks;
        this.cases = cases;
        this.parties = parties;
        this.files = files;
        this.ledger = ledger;
        this.access = access;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Why a case was not filed, for its keeper to read. */
    private static final class NotFiled extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotFiled(String failure) {
            super(failure, null, false, false);
        }
    }

    /** @return whether one was due, filed or not */
    boolean fileNext() {
        Instant now = clock.instant();
        Optional<PackageRow> due = transaction.execute(status -> packages.claim(now, now.plus(LEASE)));
        if (due == null || due.isEmpty()) {
            return false;
        }
        PackageRow row = due.get();
        try {
            access.asPlatform("archive", () -> {
                file(row);
                return true;
            });
        } catch (NotFiled why) {
            log.warn("case {} is not filed: {}", row.caseNumber(), why.getMessage());
            failed(row, String.valueOf(why.getMessage()));
        } catch (Problem refused) {
            log.warn("case {} is not filed: {}", row.caseNumber(), refused.getMessage());
            failed(row, refused.code());
        } catch (RuntimeException failed) {
            log.error("case {} could not be filed; tried again", row.caseNumber(), failed);
            failed(row, "failed");
        }
        return true;
    }

    /** After 1, 2, 4 … minutes, at the latest after a day. */
    private void failed(PackageRow row, String why) {
        Duration later = Duration.ofMinutes(1L << Math.min(row.attempts(), 10));
        packages.failed(row.id(), why, clock.instant().plus(later.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : later));
    }

    private void file(PackageRow waiting) {
        CaseRecord record = Objects.requireNonNull(transaction.execute(status -> cases.getRecord(waiting.caseId())));
        if (record.followUpOpen()) {
            packages.postpone(waiting.id(), clock.instant().plus(Duration.ofDays(1)));
            return;
        }
        if (!ENDED.contains(record.state())) {
            throw new NotFiled("case-not-ended");
        }
        LocalDate ended = LocalDate.ofInstant(record.endedAt(), Metadata.ZONE);
        Keeping keeping = Keeping.of(content.retentions(), record.matter().definition().retention(), record, ended);
        PackageRow numbered = waiting.number() != null ? waiting : Objects.requireNonNull(transaction.execute(status -> number(waiting, keeping, ended)));
        Metadata.Filed filed = transaction.execute(status -> described(numbered, record, keeping, ended));
        try {
            Path folder = java.nio.file.Files.createTempDirectory("luoshu-archive");
            Path zip = folder.resolve("package.zip");
            try {
                PackageBuilder.Built built = builder.build(record, Objects.requireNonNull(filed), zip);
                List<Checking.CheckedItem> items = checks.items(Checkpoint.FILING, look.look(zip, new Registered(filed.number(), record.number(), numbered.organ(), null, null, null, packages.once(numbered), true)));
                if (!Checks.passed(items)) {
                    throw new NotFiled("checks: " + items.stream().filter(item -> Boolean.FALSE.equals(item.passed())).map(item -> item.code() + " " + item.faults().getFirst().fault() + " "
                            + item.faults().getFirst().subject()).toList());
                }
                String metadata = new String(PackageLook.read(zip, Paths.METADATA), StandardCharsets.UTF_8);
                transaction.executeWithoutResult(status -> keep(numbered, record, built, items, metadata, zip));
            } catch (PackageBuilder.TooLarge tooLarge) {
                throw new NotFiled("package-too-large");
            } finally {
                java.nio.file.Files.deleteIfExists(zip);
                java.nio.file.Files.deleteIfExists(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private PackageRow number(PackageRow row, Keeping keeping, LocalDate ended) {
        String series = numbers.series(row.organ(), row.duty(), ended.getYear(), keeping.code());
        int serial = packages.serial(series);
        packages.number(row.id(), series, serial, numbers.number(series, serial), ended.getYear(), keeping, keeping.until(ended), clock.instant());
        return packages.find(row.id()).orElseThrow();
    }

    private Metadata.Filed described(PackageRow row, CaseRecord record, Keeping keeping, LocalDate ended) {
        String idType = null;
        String idNumber = null;
        switch (parties.find(new PartyId(record.applicant())).orElse(null)) {
            case Person person -> {
                var number = parties.details(person.id(), "电子文件归档").idNumber();
                idType = number == null ? null : "111";
                idNumber = number == null ? null : number.value();
            }
            case Enterprise enterprise -> {
                idType = "001";
                idNumber = enterprise.creditCode().value();
            }
            case null -> { }
        }
        return new Metadata.Filed(Objects.requireNonNull(row.number()), Objects.requireNonNull(row.serial()), ended.getYear(), keeping, numbers.fonds(row.organ()), numbers.classOf(row.duty()),
                Objects.requireNonNull(row.packedAt()), idType, idNumber);
    }

    private void keep(PackageRow row, CaseRecord record, PackageBuilder.Built built, List<Checking.CheckedItem> items, String metadata, Path zip) {
        if (cases.getRecord(row.caseId()).version() != record.version()) {
            throw new NotFiled("case-changed-meanwhile");
        }
        Instant now = clock.instant();
        FileRef file;
        try (InputStream in = java.nio.file.Files.newInputStream(zip)) {
            file = files.keep(in, row.number() + ".zip", FileType.ZIP, owner(row.id()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        if (!packages.filed(row.id(), record.state(), file.id(), file.sha256(), built, metadata, now, checks.next(now))) {
            throw new NotFiled("filed-meanwhile");
        }
        Actor actor = access.actor();
        records.add(row.id(), Checkpoint.FILING, actor, true, items, now);
        records.event(row.id(), "FILED", actor, Map.of("number", String.valueOf(row.number()), "manifest", built.manifest(), "key", built.key()), now);
        cases.record(row.caseId(), CaseCommand.ARCHIVE, Map.of("number", String.valueOf(row.number()), "manifest", built.manifest()));
        ledger.record(List.of(new Ledger.Act("archive:" + row.id() + ":filed", "case:" + row.caseNumber(), new Evidence("case-archived", now, row.organ(),
                Map.of("case", row.caseNumber(), "number", String.valueOf(row.number()), "manifest", "SM3:" + built.manifest(), "bytes", String.valueOf(built.bytes()))))));
    }

    static FileOwner owner(UUID id) {
        return new FileOwner(PackageAccess.KIND, id.toString());
    }
}
