package luoshu.data.cascade.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.cascade.LetterDirection;
import luoshu.data.cascade.LetterKind;
import luoshu.data.cascade.LetterState;
import luoshu.data.cascade.NodeMessage;
import luoshu.kernel.database.Like;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MessageQueries {

    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);
    private static final int WORDS = 4;
    private static final int LONGEST_WHY = 300;
    private static final String SELECT = "select direction, number, kind, subject, label, at, state, refusal, why, settled_at, digest";
    private final JdbcClient jdbc;

    MessageQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void send(UUID node, Letter letter) {
        insert(node, LetterDirection.OUT, letter, letter.body(), LetterState.WAITING, null, null, null);
    }

    /** Of what is taken the content is where it belongs; what is refused is kept for people to look at. @param refused why not, if it is not taken */
    void receive(UUID node, Letter letter, Parcel.@Nullable Refused refused, Instant now) {
        insert(node, LetterDirection.IN, letter, refused == null ? null : letter.body(), refused == null ? LetterState.TAKEN : LetterState.REFUSED, refused == null ? null : refused.code(),
                refused == null ? null : refused.why(), now);
    }

    private void insert(UUID node, LetterDirection direction, Letter letter, @Nullable String body, LetterState state, @Nullable String refusal, @Nullable String why, @Nullable Instant settled) {
        jdbc.sql("""
                insert into cascade.message (node, direction, number, kind, subject, label, day, at, body, digest, state, refusal, why, settled_at)
                values (:node, :direction, :number, :kind, :subject, :label, :day, :at, :body::text, :digest, :state, :refusal::text, :why::text, :settled::timestamptz)
                """).param("node", node).param("direction", direction.name()).param("number", letter.number()).param("kind", letter.kind().name()).param("subject", letter.subject()).param("label", letter.label())
                .param("day", letter.day()).param("at", Timestamp.from(letter.at())).param("body", body).param("digest", letter.digest()).param("state", state.name()).param("refusal", refusal).param("why", why)
                .param("settled", settled == null ? null : settled.toString()).update();
    }

    /** Own messages behind {@code number}, in order. */
    List<Letter> after(UUID node, long number, int most) {
        return jdbc.sql("select number, kind, subject, label, at, body from cascade.message where node = :node and direction = 'OUT' and number > :number and body is not null order by number limit :most")
                .param("node", node).param("number", number).param("most", most).query((row, _) -> new Letter(row.getLong("number"), LetterKind.valueOf(row.getString("kind")), row.getString("subject"),
                        row.getString("label"), row.getTimestamp("at").toInstant(), row.getString("body"))).list();
    }

    /** The other side has our messages behind {@code from} up to {@code to}. */
    void acknowledge(UUID node, long from, long to, Instant now) {
        jdbc.sql("update cascade.message set state = 'TAKEN', settled_at = :now where node = :node and direction = 'OUT' and number > :after and number <= :to and state = 'WAITING'").param("now", Timestamp.from(now))
                .param("node", node).param("after", from).param("to", to).update();
    }

    void refused(UUID node, List<Parcel.Refused> refusals) {
        for (Parcel.Refused one : refusals) {
            jdbc.sql("update cascade.message set state = 'REFUSED', refusal = :code, why = :why where node = :node and direction = 'OUT' and number = :number").param("code", one.code())
                    .param("why", shortened(one.why())).param("node", node).param("number", one.number()).update();
        }
    }

    static String shortened(String why) {
        return why.codePointCount(0, why.length()) <= LONGEST_WHY ? why : why.substring(0, why.offsetByCodePoints(0, LONGEST_WHY));
    }

    /** The other side lost what it had behind {@code number}: all of it goes once more. */
    void wait(UUID node, long number) {
        jdbc.sql("update cascade.message set state = 'WAITING', refusal = null, why = null, settled_at = null where node = :node and direction = 'OUT' and number > :number and state <> 'WAITING'")
                .param("node", node).param("number", number).update();
    }

    /** Those of the other side's messages behind {@code from} that were refused here. */
    List<Parcel.Refused> refusedSince(UUID node, long from, int most) {
        return jdbc.sql("select number, refusal, why from cascade.message where node = :node and number > :after and state = 'REFUSED' and direction = 'IN' order by number limit :most").param("node", node)
                .param("after", from).param("most", most).query((row, _) -> new Parcel.Refused(row.getLong("number"), row.getString("refusal"), row.getString("why"))).list();
    }

    /** Whether the other side was ever told of it. */
    boolean told(UUID node, LetterKind kind, String subject) {
        return jdbc.sql("select exists (select from cascade.message where node = :node and direction = 'OUT' and subject = :subject and kind = :kind)").param("node", node).param("subject", subject)
                .param("kind", kind.name()).query(Boolean.class).single();
    }

    Optional<String> body(UUID node, long number) {
        return jdbc.sql("select body from cascade.message where node = :node and direction = 'OUT' and number = :number and body is not null").param("node", node).param("number", number).query(String.class).optional();
    }

    /** Digest of a message that is here. */
    Optional<byte[]> digest(UUID node, LetterDirection direction, long number) {
        return jdbc.sql("select digest from cascade.message where node = :node and direction = :direction and number = :number").param("node", node).param("direction", direction.name()).param("number", number)
                .query((row, _) -> row.getBytes("digest")).optional();
    }

    int count(UUID node, LetterDirection direction, LetterState state) {
        return jdbc.sql("select count(*) from cascade.message where node = :node and direction = :direction and state = :state").param("node", node).param("direction", direction.name()).param("state", state.name())
                .query(Integer.class).single();
    }

    Optional<NodeMessage> find(UUID node, LetterDirection direction, long number) {
        return jdbc.sql(SELECT + " from cascade.message where node = :node and direction = :direction and number = :number").param("node", node).param("direction", direction.name()).param("number", number)
                .query(MessageQueries::message).optional();
    }

    Page<NodeMessage> page(UUID node, @Nullable String q, @Nullable LetterDirection direction, @Nullable LetterState state, @Nullable LetterKind kind, @Nullable LocalDate day, PageRequest page) {
        String where = """
                 from cascade.message where node = :node and (:direction::text is null or direction = :direction) and (:state::text is null or state = :state) and (:kind::text is null or kind = :kind)
                 and (:day::date is null or day = :day::date) and (:q = '' or subject like :like || '%' or label ilike '%' || :like || '%')
                """;
        Map<String, Object> params = new HashMap<>();
        params.put("node", node);
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        params.put("direction", direction == null ? null : direction.name());
        params.put("state", state == null ? null : state.name());
        params.put("kind", kind == null ? null : kind.name());
        params.put("day", day == null ? null : day.toString());
        List<NodeMessage> items = jdbc.sql(SELECT + where + " order by at desc, direction, number desc limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query(MessageQueries::message).list();
        int total = jdbc.sql("select count(*) from (select" + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(items, total, page.page(), page.size());
    }

    private static NodeMessage message(ResultSet row, int number) throws SQLException {
        return new NodeMessage(LetterDirection.valueOf(row.getString("direction")), row.getLong("number"), LetterKind.valueOf(row.getString("kind")), row.getString("subject"), row.getString("label"),
                row.getTimestamp("at").toInstant(), LetterState.valueOf(row.getString("state")), row.getString("refusal"), row.getString("why"), NodeQueries.instant(row, "settled_at"),
                HexFormat.of().formatHex(row.getBytes("digest")));
    }

    /** Figures of the days from {@code from} on, one way; counted are messages up to {@code until}. The digest is the sum of four words of 64 bits each: the same in whatever order. */
    List<Statement.Figure> figures(UUID node, LetterDirection direction, LocalDate from, long until) {
        return jdbc.sql("""
                select day, kind, count(*) as all_of_it, count(*) filter (where number <= :until) as counted, count(*) filter (where number <= :until and state = 'REFUSED') as refused,
                       sum(('x' || encode(substr(digest, 1, 8), 'hex'))::bit(64)::bigint) filter (where number <= :until) as d1, sum(('x' || encode(substr(digest, 9, 8), 'hex'))::bit(64)::bigint) filter (where number <= :until) as d2,
                       sum(('x' || encode(substr(digest, 17, 8), 'hex'))::bit(64)::bigint) filter (where number <= :until) as d3, sum(('x' || encode(substr(digest, 25, 8), 'hex'))::bit(64)::bigint) filter (where number <= :until) as d4
                from cascade.message where node = :node and direction = :direction and day >= :since group by day, kind order by day desc, kind limit 500
                """).param("until", until).param("node", node).param("direction", direction.name()).param("since", from).query((row, _) -> new Statement.Figure(row.getObject("day", LocalDate.class),
                        LetterKind.valueOf(row.getString("kind")), direction, row.getLong("all_of_it"), row.getLong("counted"), row.getLong("refused"), sum(row))).list();
    }

    private static String sum(ResultSet row) throws SQLException {
        StringBuilder sum = new StringBuilder();
        for (int word = 1; word <= WORDS; word++) {
            BigDecimal part = row.getBigDecimal("d" + word);
            sum.append("%016x".formatted((part == null ? BigInteger.ZERO : part.toBigInteger()).mod(WORD)));
        }
        return sum.toString();
    }

    void state(UUID node, LocalDate day, Instant at, String text, byte[] signature, byte[] key) {
        jdbc.sql("""
                insert into cascade.statement (node, day, at, text, signature, public_key) values (:node, :day, :at, :text, :signature, :key)
                on conflict (node, day) do update set at = excluded.at, text = excluded.text, signature = excluded.signature, public_key = excluded.public_key where cascade.statement.at <= excluded.at
                """).param("node", node).param("day", day).param("at", Timestamp.from(at)).param("text", text).param("signature", signature).param("key", key).update();
    }

    Optional<String> lastStatement(UUID node) {
        return jdbc.sql("select text from cascade.statement where node = :node order by day desc limit 1").param("node", node).query(String.class).optional();
    }

    /** @return how many rows went */
    int clean(Instant bodies, LocalDate rows) {
        int emptied = jdbc.sql("update cascade.message set body = null where state = 'TAKEN' and body is not null and settled_at < :before").param("before", Timestamp.from(bodies)).update();
        return emptied + jdbc.sql("delete from cascade.message where day < :day and state <> 'WAITING'").param("day", rows).update()
                + jdbc.sql("delete from cascade.statement where day < :day").param("day", rows).update();
    }
}
