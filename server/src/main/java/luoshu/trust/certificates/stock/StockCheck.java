package luoshu.trust.certificates.stock;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Scope;
import luoshu.kernel.access.Subject;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.jobs.JobKind;
import luoshu.kernel.jobs.JobRun;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.parties.PartyNumbers;
import luoshu.kernel.tables.Table;
import luoshu.kernel.tables.TableFiles;
import luoshu.kernel.tables.TableHeader;
import luoshu.trust.certificates.internal.CertificateType;
import luoshu.trust.certificates.internal.CertificateTypes;
import luoshu.trust.certificates.internal.Faces;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads a file and keeps the rows that are right and the faults of those that are not. Memory holds one batch; a batch is one transaction, which also says how far it came: begun again
 * after an interruption, the job skips what was read.
 */
@Component
class StockCheck implements JobKind<StockCheck.Order> {

    static final String KIND = "certificate-stock-check";
    private static final int MOST_ISSUERS = 10_000;
    private static final int LONGEST_CELL = 1_000;

    record Order(UUID id) {
    }

    private final StockQueries imports;
    private final StockRows rows;
    private final TableFiles files;
    private final CertificateTypes types;
    private final Organs organs;
    private final PartyNumbers numbers;
    private final StockEnding ending;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StockCheck(StockQueries imports, StockRows rows, TableFiles files, CertificateTypes types, Organs organs, PartyNumbers numbers, StockEnding ending, Access access, Audit audit, Clock clock,
               PlatformTransactionManager transactions) {
        this.imports = imports;
        this.rows = rows;
        this.files = files;
        this.types = types;
        this.organs = organs;
        this.numbers = numbers;
        this.ending = ending;
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
        Optional<StockQueries.Row> begun = imports.find(order.id()).filter(one -> one.state() == StockImport.State.CHECKING);
        if (begun.isPresent()) {
            ending.whatever(order.id(), StockImport.State.CANCELLED, () -> {
                read(begun.get(), run);
                return null;
            });
        }
    }

    private void read(StockQueries.Row one, JobRun run) throws IOException {
        Reading reading = new Reading(one, types.find(one.type()).orElseThrow(), access.scope(StockImports.STOCK));
        try (Table table = files.open(one.file(), LONGEST_CELL)) {
            reading.all(table, run);
        } catch (Table.Unreadable damaged) {
            reading.damaged(damaged.row());
        }
        transaction.executeWithoutResult(_ -> {
            imports.move(one.id(), StockImport.State.CHECKED, null, clock.instant());
            audit.record(Act.done("certificate.stock-checked", "certificate-stock:" + one.id()).with(Map.of("lines", reading.lines, "bad", reading.bad)));
        });
    }

    /** One run through the file. */
    private final class Reading {
        private final StockQueries.Row one;
        private final CertificateType type;
        private final Scope reach;
        private final LocalDate today = LocalDate.ofInstant(clock.instant(), Faces.ZONE);
        private final Map<String, Optional<RowCheck.Issuer>> issuers = new HashMap<>();
        private final List<Table.Row> batch = new ArrayList<>(StockBatch.LINES);
        private int readTo;
        private long lines;
        private long bad;

        Reading(StockQueries.Row one, CertificateType type, Scope reach) {
            this.one = one;
            this.type = type;
            this.reach = reach;
            this.readTo = one.readTo();
            this.lines = one.lines();
            this.bad = one.bad();
        }

        void all(Table table, JobRun run) throws IOException {
            Table.Row first = table.next();
            imports.total(one.id(), Math.max(0, table.about() - 1));
            run.total(Math.max(0, table.about() - 1));
            if (first == null) {
                fault(1, StockFault.NO_HEADER);
                return;
            }
            TableHeader.Read<StockColumn> header = TableHeader.read(first, StockColumn.of(type));
            if (header.header().isEmpty()) {
                faults(header.faults().stream().map(fault -> RowError.of(fault, first.number())).toList(), first.number());
                return;
            }
            RowCheck check = new RowCheck(type, header.header().get(), this::issuer, code -> types.find(code).isPresent(), today);
            for (Table.Row row = next(table, check); row != null; row = next(table, check)) {
                if (row.number() <= readTo) {
                    continue;
                }
                if (row.number() > Table.MOST_ROWS) {
                    commit(check);
                    fault(row.number(), StockFault.TOO_MANY_ROWS);
                    return;
                }
                batch.add(row);
                if (batch.size() == StockBatch.LINES) {
                    commit(check);
                    run.done(lines);
                }
            }
            commit(check);
            run.done(lines);
        }

        private Table.@Nullable Row next(Table table, RowCheck check) throws IOException {
            try {
                return table.next();
            } catch (Table.Unreadable damaged) {
                commit(check);
                throw damaged;
            }
        }

        /** What stands before the damage was read; it stays, and the damage is one more fault. */
        void damaged(int row) {
            if (row > readTo) {
                fault(row, StockFault.UNREADABLE);
            }
        }

        private void fault(int row, StockFault fault) {
            faults(List.of(new RowError(row, "", "", fault)), row);
        }

        private void faults(List<RowError> errors, int row) {
            if (row > readTo) {
                transaction.executeWithoutResult(_ -> {
                    imports.errors(one.id(), errors);
                    moved(row, 0, 0, 1);
                });
            }
        }

        private Optional<RowCheck.Issuer> issuer(String code) {
            if (issuers.size() > MOST_ISSUERS) {
                issuers.clear();
            }
            return issuers.computeIfAbsent(code, written -> OrganCode.read(written).flatMap(organs::find)
                    .map(organ -> new RowCheck.Issuer(organ, reach.reaches(new Subject(organ.code().value(), organ.duty(), organ.region().value(), 0)))));
        }

        private void commit(RowCheck check) {
            if (batch.isEmpty()) {
                return;
            }
            List<RowError> errors = new ArrayList<>();
            List<StockRow> right = new ArrayList<>();
            for (Table.Row row : batch) {
                RowCheck.Checked checked = check.check(row);
                errors.addAll(checked.errors());
                if (checked.row() != null) {
                    right.add(checked.row());
                }
            }
            List<StockRows.Staged> staged = holders(right, errors);
            Map<Integer, String> numbers = new HashMap<>();
            staged.forEach(each -> numbers.putIfAbsent(each.row().row(), each.row().number()));
            transaction.executeWithoutResult(_ -> {
                rows.stage(one.id(), type.code(), staged).forEach(repeated -> errors.add(repeated(repeated, numbers)));
                imports.errors(one.id(), errors);
                Set<Integer> wrong = new HashSet<>();
                errors.forEach(error -> wrong.add(error.row()));
                moved(batch.getLast().number(), batch.size(), batch.size() - wrong.size(), wrong.size());
            });
            batch.clear();
        }

        private void moved(int to, int more, int good, int wrong) {
            if (!imports.read(one.id(), readTo, to, more, good, wrong, clock.instant())) {
                throw ending.notMine(one.id(), StockImport.State.CHECKING);
            }
            readTo = to;
            lines += more;
            bad += wrong;
        }

        private static RowError repeated(StockRows.Repeated repeated, Map<Integer, String> numbers) {
            return new RowError(repeated.line(), "证照编号", numbers.getOrDefault(repeated.line(), ""), repeated.other() == null ? StockFault.KNOWN : StockFault.TWICE, repeated.other());
        }

        /** A person's number that is known under another name is somebody else's. */
        private List<StockRows.Staged> holders(List<StockRow> right, List<RowError> errors) {
            List<StockRows.Staged> staged = new ArrayList<>(right.size());
            for (StockRow row : right) {
                staged.add(row.holderKind() == PartyKind.PERSON ? person(row, new CitizenId(row.holderNumber())) : new StockRows.Staged(row, row.holderNumber(), numbers.key(new CreditCode(row.holderNumber())), null));
            }
            Map<String, PartyNumbers.Holder> known = numbers.findPersons(staged.stream().filter(one -> one.row().holderKind() == PartyKind.PERSON).map(StockRows.Staged::key).toList());
            staged.removeIf(one -> {
                PartyNumbers.Holder holder = known.get(one.key());
                boolean another = holder != null && !holder.name().isEmpty() && !holder.name().equals(one.row().holderName());
                if (another) {
                    errors.add(new RowError(one.row().row(), "持证主体名称", one.row().holderName(), StockFault.HOLDER_NAME));
                }
                return another;
            });
            return staged;
        }

        private StockRows.Staged person(StockRow row, CitizenId number) {
            return new StockRows.Staged(row, number.masked(), numbers.key(number), HexFormat.of().formatHex(numbers.seal(number)));
        }
    }
}
