package luoshu.data.gateway.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Receipts after the answer: each is built again from the records of its batch, for the organ that asked. */
@Component
class IssuedReceipts {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 100;
    /** After this, what has no answer will have none: its node was killed before it could write it. */
    private static final long LONGEST_MINUTES = 1;

    private record Wanted(UUID use, Instant at, UUID batch) {
    }

    private record Leaf(UUID use, String text) {
    }

    private final Askers askers;
    private final JdbcClient jdbc;
    private final Clock clock;

    IssuedReceipts(Askers askers, JdbcClient jdbc, Clock clock) {
        this.askers = askers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The body: uses, a line each. The answer: {@code receipts} by use, those {@code pending} for some tenths of a second more, and those {@code without}: not of this organ, or never ended.
     *
     * @throws Refusal {@code bad-body}, or whatever is wrong with the question
     */
    byte[] find(Question question) {
        Registry.Key key = askers.of(question);
        List<UUID> uses = uses(question.body());
        List<Wanted> wanted = jdbc.sql("select u.id, u.at, a.batch from gateway.use u left join gateway.answer a on a.use = u.id where u.id = any(:uses) and u.asker = :asker").param("uses", uses.toArray(UUID[]::new))
                .param("asker", key.held().system().organ()).query((row, _) -> new Wanted(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(), row.getObject("batch", UUID.class))).list();
        Map<UUID, String> receipts = new LinkedHashMap<>();
        wanted.stream().filter(one -> one.batch() != null).collect(Collectors.groupingBy(Wanted::batch, Collectors.mapping(Wanted::use, Collectors.toList()))).forEach((batch, of) -> receipts.putAll(built(batch, of)));
        Instant late = clock.instant().minus(LONGEST_MINUTES, ChronoUnit.MINUTES);
        List<UUID> pending = wanted.stream().filter(one -> one.batch() == null && one.at().isAfter(late)).map(Wanted::use).toList();
        List<UUID> without = uses.stream().filter(use -> !receipts.containsKey(use) && !pending.contains(use)).toList();
        return JSON.writeValueAsBytes(Map.of("receipts", receipts, "pending", pending, "without", without));
    }

    private static List<UUID> uses(byte[] body) {
        try {
            List<UUID> uses = new String(body, StandardCharsets.US_ASCII).lines().map(String::strip).filter(line -> !line.isEmpty()).limit(MOST + 1L).map(UUID::fromString).distinct().toList();
            if (uses.isEmpty() || uses.size() > MOST) {
                throw new IllegalArgumentException("count");
            }
            return uses;
        } catch (IllegalArgumentException wrong) {
            throw Refusal.request(400, "bad-body", "the body must be 1 to " + MOST + " values of luoshu-use, a line each");
        }
    }

    private Map<UUID, String> built(UUID batch, List<UUID> wanted) {
        List<Leaf> leaves = jdbc.sql("""
                select a.use, a.at, a.status, a.code, a.digest, u.contract, u.provider, u.asker, u.key, u.question from gateway.answer a join gateway.use u on u.id = a.use where a.batch = :batch order by a.place
                """).param("batch", batch).query((row, _) -> new Leaf(row.getObject("use", UUID.class), Receipts.text(row.getObject("use", UUID.class), row.getTimestamp("at").toInstant(), row.getString("contract"),
                row.getString("provider"), row.getString("asker"), row.getString("key"), row.getBytes("question"), row.getBytes("digest"), row.getInt("status"), row.getString("code")))).list();
        Optional<Receipts.Batch> whole = jdbc.sql("select key, signature from gateway.batch where id = :batch and size = :size").param("batch", batch).param("size", leaves.size())
                .query((row, _) -> new Receipts.Batch(batch, row.getString("key"), row.getBytes("signature"), leaves.stream().map(Leaf::text).toList())).optional();
        return whole.map(signed -> receipts(signed, leaves, wanted)).orElse(Map.of()); // of an old batch some may be forgotten already, and with them the way to its root
    }

    private static Map<UUID, String> receipts(Receipts.Batch signed, List<Leaf> leaves, List<UUID> wanted) {
        Map<UUID, String> receipts = new LinkedHashMap<>();
        List<UUID> places = leaves.stream().map(Leaf::use).toList();
        for (UUID use : wanted) {
            receipts.put(use, Base64.getEncoder().encodeToString(signed.receipt(places.indexOf(use)).getBytes(StandardCharsets.UTF_8)));
        }
        return receipts;
    }
}
