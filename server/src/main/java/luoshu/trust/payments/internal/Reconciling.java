package luoshu.trust.payments.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.payments.DailyReconciliation;
import luoshu.trust.payments.PaymentProvider;
import luoshu.trust.payments.PaymentProvider.StatementLine;
import luoshu.trust.payments.ReconciliationDifference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Our book against the bank's, a day at a time, as often as asked: a difference that has gone is closed, one that stays is not found twice. */
@Component
public class Reconciling {

    private static final int SHOWN = 1_000;
    private final ReconciliationQueries queries;
    private final AttemptQueries attempts;
    private final Collecting collecting;
    private final Providers providers;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Reconciling(ReconciliationQueries queries, AttemptQueries attempts, Collecting collecting, Providers providers, Access access, Audit audit, Clock clock,
                PlatformTransactionManager transactions) {
        this.queries = queries;
        this.attempts = attempts;
        this.collecting = collecting;
        this.providers = providers;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    public Page<DailyReconciliation> page(PageRequest page) {
        access.require(PaymentPermissions.RECONCILE);
        Page<ReconciliationQueries.Day> days = queries.page(page);
        return new Page<>(days.items().stream().map(this::view).toList(), days.total(), days.page(), days.size());
    }

    public List<ReconciliationDifference> differences(String provider, LocalDate day) {
        access.require(PaymentPermissions.RECONCILE);
        return queries.differences(provider, day, SHOWN);
    }

    /** Compares a day that has begun with every provider. */
    public Page<DailyReconciliation> compare(LocalDate day) {
        access.require(PaymentPermissions.RECONCILE);
        if (day.isAfter(today()) || day.isBefore(today().minusYears(1))) {
            throw new Invalid("/day", "out-of-range", "请选择一年内、今天以前的日期");
        }
        providers.all().forEach(provider -> compare(provider, day));
        return page(new PageRequest(0, 20));
    }

    @Transactional
    public ReconciliationDifference handle(UUID id, @Nullable String note) {
        access.require(PaymentPermissions.RECONCILE);
        queries.find(id).orElseThrow(() -> new NotFound("difference"));
        if (note == null || note.isBlank() || note.strip().length() > 500) {
            throw new Invalid("/note", "required", "请写明处理结果（500 字以内）");
        }
        if (!queries.handle(id, access.actor().name(), note.strip(), clock.instant())) {
            throw new Refused(Problem.Kind.CONFLICT, "already-decided", "this was dealt with meanwhile");
        }
        audit.record(Act.done("payment.handle-difference", "difference:" + id));
        return queries.find(id).orElseThrow();
    }

    /** Yesterday, once: for the job. @return how many differences are new or still there */
    int yesterday() {
        LocalDate day = today().minusDays(1);
        return providers.all().stream().filter(provider -> !queries.exists(provider.code(), day)).mapToInt(provider -> compare(provider, day)).sum();
    }

    private int compare(PaymentProvider provider, LocalDate day) {
        Comparison books = read(provider, day, true);
        List<ReconciliationQueries.Found> found = books.end();
        transaction.executeWithoutResult(status -> {
            queries.write(provider.code(), day, clock.instant(), books.ourCount(), books.ourFen(), books.bankCount(), books.bankFen(), found);
            audit.record(Act.done("payment.reconcile", "reconciliation:" + provider.code() + ":" + day).with(Map.of("differences", found.size())));
        });
        return found.size();
    }

    /** An order the bank says was paid and we hold open has lost its callback: it is asked for, and the books are read once more. */
    private Comparison read(PaymentProvider provider, LocalDate day, boolean mend) {
        Comparison books = new Comparison(queries.settled(provider.code(), day.atStartOfDay(BillDesk.HENAN).toInstant(), day.plusDays(1).atStartOfDay(BillDesk.HENAN).toInstant()),
                line -> queries.find(line.entry(), line.number()).orElse(null));
        List<AttemptRow> lost;
        try (Stream<StatementLine> lines = provider.statement(day)) {
            lost = lines.peek(books::bank).filter(line -> line.entry() == PaymentProvider.BookEntry.PAYMENT).flatMap(line -> attempts.find(line.number()).stream())
                    .filter(attempt -> attempt.state() == AttemptRow.State.OPEN).toList();
        }
        if (!mend || lost.isEmpty()) {
            return books;
        }
        lost.forEach(collecting::ask);
        return read(provider, day, false);
    }

    private DailyReconciliation view(ReconciliationQueries.Day day) {
        PaymentProvider provider = providers.get(day.provider());
        return new DailyReconciliation(day.provider(), provider.name(), provider.simulated(), day.day(), day.at(), day.ourCount(), day.ourFen(), day.bankCount(), day.bankFen(), day.differences(),
                day.open());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(BillDesk.HENAN));
    }
}
