package luoshu.data.profiles.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.matching.MatchKind;
import luoshu.data.profiles.PairDecision;
import luoshu.data.profiles.PairRow;
import luoshu.data.profiles.PairView;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.access.Subject;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Pairs in doubt and what became of them. */
@Repository
class PairQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = """
            select p.id, p.kind, p.one, p.other, p.bits, p.state, p.moved::text as moved, p.version, p.opened_at, p.decided_at, p.decided_by_name, f.organ, f.duty, f.region,
                   a.profile as one_profile, a.library as one_library, a.content as one_content, fa.organ_name as one_organ, fa.source_name as one_source, fa.relation as one_relation, wa.seen_at as one_seen,
                   (select r.number from profiles.run r where r.id = wa.run) as one_batch, (select count(*) from profiles.record r where r.profile = a.profile) as one_records, pa.number_key is not null as one_numbered,
                   b.profile as other_profile, b.library as other_library, b.content as other_content, fb.organ_name as other_organ, fb.source_name as other_source, fb.relation as other_relation, wb.seen_at as other_seen,
                   (select r.number from profiles.run r where r.id = wb.run) as other_batch, (select count(*) from profiles.record r where r.profile = b.profile) as other_records, pb.number_key is not null as other_numbered
            from profiles.pair p
            join profiles.feed f on f.id = p.feed
            join profiles.record a on a.id = p.one join profiles.raw_row wa on wa.id = a.id join profiles.feed fa on fa.id = a.feed join profiles.profile pa on pa.id = a.profile
            join profiles.record b on b.id = p.other join profiles.raw_row wb on wb.id = b.id join profiles.feed fb on fb.id = b.feed join profiles.profile pb on pb.id = b.profile
            """;
    private final JdbcClient jdbc;

    PairQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One record of a pair. {@code numbered}: its profile has a number; {@code records}: in its profile. */
    record Side(UUID record, UUID profile, boolean numbered, String library, byte[] content, String organName, String sourceName, String table, Instant seenAt, int batch, int records) {
    }

    /** A record that came over from another profile by a decision. */
    record Moved(UUID record, UUID from) {
    }

    record Pair(UUID id, MatchKind kind, Side one, Side other, double bits, PairRow.State state, List<Moved> moved, int version, Instant openedAt, @Nullable Instant decidedAt, @Nullable String decidedBy, Subject subject) {
    }

    Optional<Pair> find(UUID id) {
        return jdbc.sql(SELECT + "where p.id = :id").param("id", id).query(PairQueries::pair).optional();
    }

    Optional<Pair> lock(UUID id) {
        return jdbc.sql(SELECT + "where p.id = :id for update of p").param("id", id).query(PairQueries::pair).optional();
    }

    Page<Pair> list(Scope scope, PairRow.State state, PageRequest page) {
        Scope.Predicate within = scope.predicate("f.organ", "f.duty", "f.region", "0", "p");
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("state", state.name());
        String where = "where p.state = :state and " + within.sql();
        return new Page<>(jdbc.sql(SELECT + where + " order by p.bits desc, p.id limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset()).query(PairQueries::pair).list(),
                jdbc.sql("select count(*) from (select from profiles.pair p join profiles.feed f on f.id = p.feed " + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single(), page.page(),
                page.size());
    }

    /** Puts records of one profile into another. @return which came over */
    List<Moved> moveAll(UUID from, UUID to) {
        return jdbc.sql("update profiles.record set profile = :to where profile = :before returning id").param("before", from).param("to", to).query(UUID.class).list().stream().map(record -> new Moved(record, from)).toList();
    }

    Moved move(UUID record, UUID from, UUID to) {
        jdbc.sql("update profiles.record set profile = :to where id = :id and profile = :before").param("id", record).param("before", from).param("to", to).update();
        return new Moved(record, from);
    }

    /** Those that are still there go back. */
    void moveBack(List<Moved> moved, UUID to) {
        moved.forEach(one -> jdbc.sql("update profiles.record set profile = :before, placed = 'REVIEW' where id = :id and profile = :to").param("id", one.record()).param("before", one.from()).param("to", to).update());
    }

    void decide(UUID id, PairRow.State state, List<Moved> moved, String reason, Actor by, Instant at) {
        jdbc.sql("update profiles.pair set state = :state, moved = :moved::jsonb, reason = :reason, version = version + 1, decided_at = :at, decided_by = :by, decided_by_name = :byName where id = :id").param("id", id)
                .param("state", state.name()).param("moved", JSON.writeValueAsString(moved)).param("reason", reason).param("at", Timestamp.from(at)).param("by", by.subject()).param("byName", by.name()).update();
    }

    void act(UUID pair, String act, String reason, Actor by, Instant at) {
        jdbc.sql("insert into profiles.pair_act (id, pair, at, act, reason, by_subject, by_name) values (:id, :pair, :at, :act, :reason, :by, :byName)").param("id", UUID.randomUUID()).param("pair", pair)
                .param("at", Timestamp.from(at)).param("act", act).param("reason", reason).param("by", by.subject()).param("byName", by.name()).update();
    }

    List<PairView.PairAct> acts(UUID pair) {
        return jdbc.sql("select a.at, a.act, a.reason, a.by_name from profiles.pair_act a where a.pair = :pair order by a.at, a.id limit 100").param("pair", pair)
                .query((row, _) -> new PairView.PairAct(row.getTimestamp("at").toInstant(), row.getString("act"), row.getString("reason"), row.getString("by_name"))).list();
    }

    static PairRow.State decided(PairDecision.Answer answer) {
        return PairRow.State.valueOf(answer.name());
    }

    private static Pair pair(ResultSet row, int number) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        return new Pair(row.getObject("id", UUID.class), MatchKind.valueOf(row.getString("kind")), side(row, "one"), side(row, "other"), row.getDouble("bits"), PairRow.State.valueOf(row.getString("state")),
                List.of(JSON.readValue(row.getString("moved"), Moved[].class)), row.getInt("version"), row.getTimestamp("opened_at").toInstant(), decided == null ? null : decided.toInstant(), row.getString("decided_by_name"),
                new Subject(row.getString("organ"), row.getString("duty"), row.getString("region"), 0));
    }

    private static Side side(ResultSet row, String which) throws SQLException {
        return new Side(row.getObject(which, UUID.class), row.getObject(which + "_profile", UUID.class), row.getBoolean(which + "_numbered"), row.getString(which + "_library"), row.getBytes(which + "_content"),
                row.getString(which + "_organ"), row.getString(which + "_source"), row.getString(which + "_relation"), row.getTimestamp(which + "_seen").toInstant(), row.getInt(which + "_batch"), row.getInt(which + "_records"));
    }
}
