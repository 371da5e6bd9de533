package luoshu.data.gateway.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import luoshu.data.contracts.Contract;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes records of use, many in one commit, with their evidence. */
@Repository
class Uses {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    /** The evidence log publishes an organ with each act; these are of several. */
    private static final String PLATFORM = "PLATFORM";

    /** A use before it is admitted. {@code subject}: hexadecimal. */
    record NewUse(UUID id, Instant at, Contract contract, SystemQueries.HeldKey key, Question question, String operation, @Nullable String subject, List<String> fields) {
    }

    /** {@code fresh}: this nonce was never taken before; then how many calls there were in this minute and on this day, this one included. */
    record Admitted(boolean fresh, long minute, long day) {
    }

    /** {@code answer}: SM3 of the body that is sent. */
    record Done(UUID use, Instant at, int status, String code, @Nullable String fault, int rows, byte[] answer, int millis, boolean cached, String receipt) {
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final Receipts receipts;
    private final Clock clock;

    Uses(JdbcClient jdbc, TransactionTemplate transaction, Ledger ledger, Receipts receipts, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ledger = ledger;
        this.receipts = receipts;
        this.clock = clock;
    }

    List<Admitted> admit(List<NewUse> uses) {
        return transaction.execute(_ -> {
            Set<UUID> fresh = insert(uses);
            List<NewUse> taken = uses.stream().filter(use -> fresh.contains(use.id())).toList();
            Map<Counted, Long> counts = count(taken);
            if (!taken.isEmpty()) {
                prove("data-asked", TimeOrdered.uuid(taken.getFirst().at()), taken.size(), Receipts.root(taken.stream().map(use -> use.question().digest()).toList()));
            }
            return positions(uses, fresh, counts);
        });
    }

    private Set<UUID> insert(List<NewUse> uses) {
        return new HashSet<>(jdbc.sql("""
                insert into gateway.use (id, at, contract, resource, provider, asker, system, environment, key, nonce, person, matter, case_number, purpose, operation, subject, fields, question, signature, session)
                select u.id, u.at::timestamptz, u.contract, u.resource, u.provider, u.asker, u.system, u.environment, u.key, u.nonce, u.person, u.matter, u.case_number, u.purpose, u.operation, decode(u.subject, 'hex'),
                       string_to_array(u.fields, ','), u.question, u.signature, u.session
                from unnest(:ids::uuid[], :ats::text[], :contracts::text[], :resources::uuid[], :providers::text[], :askers::text[], :systems::uuid[], :environments::text[], :keys::text[], :nonces::text[], :persons::text[],
                            :matters::text[], :cases::text[], :purposes::text[], :operations::text[], :subjects::text[], :fields::text[], :questions::bytea[], :signatures::bytea[], :sessions::text[])
                     as u (id, at, contract, resource, provider, asker, system, environment, key, nonce, person, matter, case_number, purpose, operation, subject, fields, question, signature, session)
                on conflict do nothing returning id
                """).param("ids", all(uses, NewUse::id).toArray(UUID[]::new)).param("ats", texts(uses, use -> use.at().toString())).param("contracts", texts(uses, use -> use.contract().number()))
                .param("resources", all(uses, use -> use.contract().resource()).toArray(UUID[]::new)).param("providers", texts(uses, use -> use.contract().provider()))
                .param("askers", texts(uses, use -> use.contract().asker())).param("systems", all(uses, use -> use.key().system().id()).toArray(UUID[]::new))
                .param("environments", texts(uses, use -> use.key().system().environment().name())).param("keys", texts(uses, use -> use.key().id())).param("nonces", texts(uses, use -> use.question().nonce()))
                .param("persons", texts(uses, use -> use.question().person())).param("matters", texts(uses, use -> use.question().matter())).param("cases", texts(uses, use -> use.question().caseNumber()))
                .param("purposes", texts(uses, use -> use.question().purpose())).param("operations", texts(uses, NewUse::operation)).param("subjects", texts(uses, NewUse::subject))
                .param("fields", texts(uses, use -> String.join(",", use.fields()))).param("questions", all(uses, use -> use.question().digest()).toArray(byte[][]::new))
                .param("signatures", all(uses, use -> use.question().signature()).toArray(byte[][]::new)).param("sessions", texts(uses, use -> use.question().session())).query(UUID.class).list());
    }

    private static <T> List<T> all(List<NewUse> uses, Function<NewUse, T> of) {
        return uses.stream().map(of).toList();
    }

    private static String[] texts(List<NewUse> uses, Function<NewUse, @Nullable String> of) {
        String[] texts = new String[uses.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = of.apply(uses.get(i));
        }
        return texts;
    }

    /** Calls of a contract in a minute, or on a day, that began with {@code period}. */
    private record Counted(String contract, String unit, Instant period) implements Comparable<Counted> {

        static Counted minute(NewUse use) {
            return new Counted(use.contract().number(), "MINUTE", use.at().truncatedTo(ChronoUnit.MINUTES));
        }

        static Counted day(NewUse use) {
            return new Counted(use.contract().number(), "DAY", use.at().atZone(CHINA).toLocalDate().atStartOfDay(CHINA).toInstant());
        }

        @Override
        public int compareTo(Counted other) {
            return Comparator.comparing(Counted::contract).thenComparing(Counted::unit).thenComparing(Counted::period).compare(this, other);
        }
    }

    /** Rows in one order on every node, so that none waits for one that waits for it. */
    private Map<Counted, Long> count(List<NewUse> uses) {
        TreeMap<Counted, Long> calls = new TreeMap<>();
        for (NewUse use : uses) {
            calls.merge(Counted.minute(use), 1L, Long::sum);
            calls.merge(Counted.day(use), 1L, Long::sum);
        }
        if (calls.isEmpty()) {
            return Map.of();
        }
        List<Counted> rows = List.copyOf(calls.keySet());
        Map<Counted, Long> totals = new HashMap<>();
        jdbc.sql("""
                insert into gateway.pace (contract, unit, period, calls)
                select p.contract, p.unit, p.period::timestamptz, p.calls from unnest(:contracts::text[], :units::text[], :periods::text[], :calls::bigint[]) with ordinality as p (contract, unit, period, calls, place) order by p.place
                on conflict (contract, unit, period) do update set calls = pace.calls + excluded.calls
                returning contract, unit, period, calls
                """).param("contracts", rows.stream().map(Counted::contract).toArray(String[]::new)).param("units", rows.stream().map(Counted::unit).toArray(String[]::new))
                .param("periods", rows.stream().map(row -> row.period().toString()).toArray(String[]::new)).param("calls", calls.values().toArray(Long[]::new))
                .query(row -> {
                    totals.put(new Counted(row.getString("contract"), row.getString("unit"), row.getTimestamp("period").toInstant()), row.getLong("calls"));
                });
        return totals;
    }

    private static List<Admitted> positions(List<NewUse> uses, Set<UUID> fresh, Map<Counted, Long> counts) {
        Map<Counted, Long> later = new HashMap<>();
        List<Admitted> admitted = new ArrayList<>();
        for (NewUse use : uses.reversed()) {
            boolean taken = fresh.contains(use.id());
            admitted.add(taken ? new Admitted(true, place(Counted.minute(use), counts, later), place(Counted.day(use), counts, later)) : new Admitted(false, 0, 0));
        }
        return admitted.reversed();
    }

    private static long place(Counted counted, Map<Counted, Long> counts, Map<Counted, Long> later) {
        return counts.get(counted) - (later.merge(counted, 1L, Long::sum) - 1);
    }

    /** @return what proves each, in their order */
    List<String> complete(List<Done> done) {
        Receipts.Batch signed = write(done);
        return IntStream.range(0, done.size()).mapToObj(signed::receipt).toList();
    }

    /** As {@link #complete}, for whom nobody waits. */
    void completeLater(List<Done> done) {
        write(done);
    }

    private Receipts.Batch write(List<Done> done) {
        Instant now = clock.instant();
        UUID batch = TimeOrdered.uuid(now);
        Receipts.Batch signed = receipts.sign(batch, done.stream().map(Done::receipt).toList());
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("""
                    with signed as (insert into gateway.batch (id, at, size, key, signature) values (:batch, :at, :size, :key, :signature))
                    insert into gateway.answer (use, at, status, code, fault, rows, digest, millis, cached, batch, place)
                    select a.use, a.at::timestamptz, a.status, a.code, a.fault, a.rows, a.digest, a.millis, a.cached, :batch, a.place
                    from unnest(:uses::uuid[], :ats::text[], :statuses::integer[], :codes::text[], :faults::text[], :rows::integer[], :digests::bytea[], :millis::integer[], :cached::boolean[])
                         with ordinality as a (use, at, status, code, fault, rows, digest, millis, cached, place)
                    on conflict (use) do nothing
                    """).param("batch", batch).param("at", Timestamp.from(now)).param("size", done.size()).param("key", signed.key()).param("signature", signed.signature())
                    .param("uses", done.stream().map(Done::use).toArray(UUID[]::new)).param("ats", done.stream().map(one -> one.at().toString()).toArray(String[]::new))
                    .param("statuses", done.stream().map(Done::status).toArray(Integer[]::new)).param("codes", done.stream().map(Done::code).toArray(String[]::new))
                    .param("faults", done.stream().map(Done::fault).toArray(String[]::new)).param("rows", done.stream().map(Done::rows).toArray(Integer[]::new))
                    .param("digests", done.stream().map(Done::answer).toArray(byte[][]::new)).param("millis", done.stream().map(Done::millis).toArray(Integer[]::new))
                    .param("cached", done.stream().map(Done::cached).toArray(Boolean[]::new)).update();
            prove("data-answered", batch, done.size(), signed.root());
        });
        return signed;
    }

    private void prove(String kind, UUID batch, int count, byte[] root) {
        ledger.record(List.of(new Ledger.Act("gateway:" + batch + ":" + kind, "gateway:" + batch, new Evidence(kind, clock.instant(), PLATFORM,
                Map.of("batch", batch.toString(), "count", String.valueOf(count), "root", HexFormat.of().formatHex(root))))));
    }
}
