package luoshu.data.exchange.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.exchange.ExchangeSchedule;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.database.Like;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class FlowQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = """
            select f.id, f.organ, f.organ_name, f.duty, f.region, f.name, f.content::text as content, f.agreed::text as agreed, f.agreed_at, f.at_time, f.working, f.next_at, f.follows, f.version, f.changed_at,
                   f.changed_by_name
            from exchange.flow f
            """;
    private final JdbcClient jdbc;

    FlowQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<FlowFile> find(UUID id) {
        return jdbc.sql(SELECT + "where f.id = :id and f.removed_at is null").param("id", id).query(FlowQueries::file).optional();
    }

    Optional<FlowFile> lock(UUID id) {
        return jdbc.sql(SELECT + "where f.id = :id and f.removed_at is null for update").param("id", id).query(FlowQueries::file).optional();
    }

    Page<FlowFile> list(Scope scope, @Nullable String q, PageRequest page) {
        Scope.Predicate within = scope.predicate("f.organ", "f.duty", "f.region", "0", "p");
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        String where = " where f.removed_at is null and " + within.sql() + """
                 and (:q = '' or f.name ilike '%' || :like || '%' or f.organ_name ilike '%' || :like || '%' or f.content ->> 'sourceTable' ilike '%' || :like || '%'
                      or f.content ->> 'targetTable' ilike '%' || :like || '%')
                """;
        List<FlowFile> rows = jdbc.sql(SELECT + where + " order by f.organ_name, f.name, f.id limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query(FlowQueries::file).list();
        int total = jdbc.sql("select count(*) from (select from exchange.flow f" + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    /** What is kept of a flow, whoever writes it. */
    record Kept(String name, ExchangeContent content, @Nullable ExchangeSchedule schedule, @Nullable Instant nextAt, @Nullable UUID follows) {
    }

    /** @return false if the organ has a flow of this name */
    boolean insert(UUID id, Organ organ, Kept kept, Actor by, Instant at) {
        try {
            jdbc.sql("""
                    insert into exchange.flow (id, organ, organ_name, duty, region, name, source, target, content, at_time, working, next_at, follows, changed_at, changed_by, changed_by_name)
                    values (:id, :organ, :organName, :duty, :region, :name, :source, :target, :content::jsonb, :time, :working, :nextAt, :follows, :at, :by, :byName)
                    """).param("id", id).param("organ", organ.code().value()).param("organName", organ.name()).param("duty", organ.duty()).param("region", organ.region().value()).params(said(kept, by, at)).update();
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    /** What was agreed with was another flow. */
    boolean save(UUID id, Kept kept, Actor by, Instant at) {
        try {
            jdbc.sql("""
                    update exchange.flow set name = :name, source = :source, target = :target, content = :content::jsonb, at_time = :time, working = :working, next_at = :nextAt, follows = :follows,
                           agreed = case when content = :content::jsonb then agreed end, agreed_at = case when content = :content::jsonb then agreed_at end, version = version + 1, changed_at = :at,
                           changed_by = :by, changed_by_name = :byName
                    where id = :id
                    """).param("id", id).params(said(kept, by, at)).update();
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    private static Map<String, Object> said(Kept kept, Actor by, Instant at) {
        Map<String, Object> said = new HashMap<>();
        said.put("name", kept.name());
        said.put("source", kept.content().source());
        said.put("target", kept.content().target());
        said.put("content", JSON.writeValueAsString(kept.content()));
        said.put("time", kept.schedule() == null ? null : kept.schedule().at());
        said.put("working", kept.schedule() != null && kept.schedule().working());
        said.put("nextAt", kept.nextAt() == null ? null : Timestamp.from(kept.nextAt()));
        said.put("follows", kept.follows());
        said.put("at", Timestamp.from(at));
        said.put("by", by.subject());
        said.put("byName", by.name());
        return said;
    }

    void remove(UUID id, Actor by, Instant at) {
        jdbc.sql("update exchange.flow set removed_at = :at, next_at = null, version = version + 1, changed_at = :at, changed_by = :by, changed_by_name = :byName where id = :id").param("id", id)
                .param("at", Timestamp.from(at)).param("by", by.subject()).param("byName", by.name()).update();
    }

    /** Only if it is still the flow that was checked. */
    void agree(FlowFile file, FlowFile.Agreed agreed, Instant at) {
        jdbc.sql("update exchange.flow set agreed = :agreed::jsonb, agreed_at = :at where id = :id and version = :version").param("id", file.id()).param("version", file.version())
                .param("agreed", JSON.writeValueAsString(agreed)).param("at", Timestamp.from(at)).update();
    }

    /** Flows whose time has come. */
    List<UUID> due(Instant now) {
        return jdbc.sql("select id from exchange.flow where next_at <= :now and removed_at is null order by next_at limit 20").param("now", Timestamp.from(now)).query(UUID.class).list();
    }

    void next(UUID id, @Nullable Instant at) {
        jdbc.sql("update exchange.flow set next_at = :at where id = :id").param("id", id).param("at", at == null ? null : Timestamp.from(at)).update();
    }

    /** Their time has come when this one is done. */
    void beginFollowing(UUID done, Instant now) {
        jdbc.sql("update exchange.flow set next_at = :now where follows = :done and removed_at is null").param("done", done).param("now", Timestamp.from(now)).update();
    }

    private static FlowFile file(ResultSet row, int number) throws SQLException {
        String agreed = row.getString("agreed");
        String time = row.getString("at_time");
        return new FlowFile(row.getObject("id", UUID.class), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"), row.getString("name"),
                JSON.readValue(row.getString("content"), ExchangeContent.class), agreed == null ? null : JSON.readValue(agreed, FlowFile.Agreed.class), instant(row.getTimestamp("agreed_at")),
                time == null ? null : new ExchangeSchedule(time, row.getBoolean("working")), instant(row.getTimestamp("next_at")), row.getObject("follows", UUID.class), row.getInt("version"),
                row.getTimestamp("changed_at").toInstant(), row.getString("changed_by_name"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
