package luoshu.trust.certificates.stock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.jobs.JobKind;
import luoshu.kernel.jobs.JobRun;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.parties.PartyNumbers;
import luoshu.trust.certificates.internal.CertificateType;
import luoshu.trust.certificates.internal.CertificateTypes;
import luoshu.trust.certificates.internal.Faces;
import luoshu.trust.certificates.internal.LifeReason;
import luoshu.trust.certificates.internal.LifeReasons;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Checked rows become certificates, a batch a transaction: certificates, evidence and how far it came are written together or not at all. */
@Component
class StockTaking implements JobKind<StockTaking.Order> {

    static final String KIND = "certificate-stock-taking";
    private static final String REASON = "stock-taken-over";

    record Order(UUID id) {
    }

    private final StockQueries imports;
    private final StockRows rows;
    private final CertificateTypes types;
    private final LifeReasons reasons;
    private final PartyNumbers numbers;
    private final StockEnding ending;
    private final Ledger ledger;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StockTaking(StockQueries imports, StockRows rows, CertificateTypes types, LifeReasons reasons, PartyNumbers numbers, StockEnding ending, Ledger ledger, Access access, Audit audit,
                Clock clock, PlatformTransactionManager transactions) {
        this.imports = imports;
        this.rows = rows;
        this.types = types;
        this.reasons = reasons;
        this.numbers = numbers;
        this.ending = ending;
        this.ledger = ledger;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Order> argumentType() {
        return Order.class;
    }

    @Override
    public boolean goesOn() {
        return true;
    }

    @Override
    public void run(Order order, JobRun run) throws Exception {
        Optional<StockQueries.Row> begun = imports.find(order.id()).filter(one -> one.state() == StockImport.State.TAKING);
        if (begun.isPresent()) {
            ending.whatever(order.id(), StockImport.State.CHECKED, () -> {
                take(begun.get(), run);
                return null;
            });
        }
    }

    private void take(StockQueries.Row one, JobRun run) {
        CertificateType type = types.find(one.type()).orElseThrow();
        int last = rows.last(one.id());
        long taken = one.taken();
        run.total(one.good());
        for (int from = one.takenTo(); from < last; from = StockBatch.end(from)) {
            int begin = from;
            taken += transaction.execute(_ -> batch(one, type, begin, StockBatch.end(begin)));
            run.done(taken);
        }
        long all = taken;
        transaction.executeWithoutResult(_ -> {
            imports.move(one.id(), StockImport.State.TAKEN, null, clock.instant());
            audit.record(Act.done("certificate.stock-taken", "certificate-stock:" + one.id()).with(Map.of("taken", all, "type", one.type())));
        });
    }

    private long batch(StockQueries.Row one, CertificateType type, int from, int to) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Actor actor = access.actor();
        LifeReason reason = reasons.find(REASON).orElseThrow();
        String organ = actor instanceof Actor.Official official ? official.organ() : null;
        StockRows.Taken taken = rows.take(one.id(), type, from, to, parties(rows.waiting(one.id(), from, to)), new StockRows.StockAct(now, LocalDate.ofInstant(now, Faces.ZONE), actor.subject(),
                actor.name(), organ, reason.code(), reason.basis(), one.fileName()));
        imports.errors(one.id(), taken.late().stream().map(line -> new RowError(line, "证照编号", "", StockFault.KNOWN)).toList());
        if (taken.count() > 0) {
            ledger.record(List.of(new Ledger.Act(StockBatch.subject(one.id(), to), StockBatch.subject(one.id(), to), new Evidence("certificates-taken-over", now, one.organ(),
                    Map.of("import", one.id().toString(), "type", type.code(), "lines", from + 1 + "-" + to, "count", String.valueOf(taken.count()), "sha256", String.valueOf(taken.digest()))))));
        }
        if (!imports.taken(one.id(), from, to, taken.count(), taken.late().size(), now)) {
            throw ending.notMine(one.id(), StockImport.State.TAKING);
        }
        return taken.count();
    }

    /** Who of the holders is known today, by line. */
    private Map<Integer, UUID> parties(List<StockRows.Waiting> waiting) {
        Map<String, PartyNumbers.Holder> persons = numbers.findPersons(waiting.stream().filter(one -> one.kind() == PartyKind.PERSON).map(StockRows.Waiting::key).distinct().toList());
        Map<String, PartyNumbers.Holder> enterprises = numbers.findEnterprises(waiting.stream().filter(one -> one.kind() != PartyKind.PERSON).map(StockRows.Waiting::code).distinct().toList());
        Map<Integer, UUID> parties = new HashMap<>();
        for (StockRows.Waiting one : waiting) {
            PartyNumbers.Holder holder = one.kind() == PartyKind.PERSON ? persons.get(one.key()) : enterprises.get(one.code());
            if (holder != null) {
                parties.put(one.line(), holder.party().value());
            }
        }
        return parties;
    }
}
