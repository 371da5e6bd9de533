package luoshu.data.sources.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.sources.SourceDrift;
import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceReading;
import luoshu.kernel.access.Actor;
import luoshu.kernel.database.Like;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ReadingQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = "select r.id, r.number, r.state, r.begun_at, r.ended_at, r.by_name, r.sampled, r.tables, r.columns, r.truncated, r.changes, r.failure from sources.reading r ";
    private static final int MOST_READINGS = 50;
    private static final int WITH_TABLES = 10;
    private final JdbcClient jdbc;

    ReadingQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A table of a reading with its sample, if it was looked at. */
    record Kept(TableRead table, @Nullable TableProfile profile) {
    }

    /** Whether somebody reads the source now. */
    boolean running(UUID source, Instant lostBefore) {
        return jdbc.sql("select exists (select from sources.reading r where r.source = :source and r.state = 'RUNNING' and r.touched_at > :before)").param("source", source)
                .param("before", Timestamp.from(lostBefore)).query(Boolean.class).single();
    }

    /** Begins, or begins again what a node left when it died. @return false if it is over, or another reads the source */
    boolean begin(UUID id, UUID source, boolean sampled, Actor by, Instant now, Instant lostBefore) {
        jdbc.sql("update sources.reading set state = 'FAILED', failure = 'TIMEOUT', ended_at = :now where source = :source and id <> :id and state = 'RUNNING' and touched_at <= :before").param("source", source)
                .param("id", id).param("now", Timestamp.from(now)).param("before", Timestamp.from(lostBefore)).update();
        if (jdbc.sql("update sources.reading set touched_at = :now where id = :id and source = :source and state = 'RUNNING'").param("id", id).param("source", source).param("now", Timestamp.from(now)).update() == 1) {
            jdbc.sql("delete from sources.relation where reading = :id").param("id", id).update();
            return true;
        }
        return jdbc.sql("""
                insert into sources.reading (id, source, state, begun_at, touched_at, by_subject, by_name, sampled)
                select :id, :source, 'RUNNING', :now, :now, :by, :byName, :sampled where not exists (select from sources.reading r where r.id = :id) on conflict do nothing
                """).param("id", id).param("source", source).param("now", Timestamp.from(now)).param("by", by.subject()).param("byName", by.name()).param("sampled", sampled).update() == 1;
    }

    /** @return false if it was taken for lost meanwhile */
    boolean touch(UUID id, Instant now) {
        return jdbc.sql("update sources.reading set touched_at = :now where id = :id and state = 'RUNNING'").param("id", id).param("now", Timestamp.from(now)).update() == 1;
    }

    void keep(UUID reading, TableRead table, @Nullable TableProfile profile) {
        jdbc.sql("insert into sources.relation (reading, name, comment, content, profile) values (:reading, :name, :comment, :content::jsonb, :profile::jsonb)").param("reading", reading).param("name", table.name())
                .param("comment", table.comment()).param("content", JSON.writeValueAsString(table)).param("profile", profile == null ? null : JSON.writeValueAsString(profile)).update();
    }

    /** @return false if it was taken for lost meanwhile */
    boolean done(UUID id, UUID source, int tables, int columns, boolean truncated, List<SourceDrift> drift, Instant now) {
        int moved = jdbc.sql("""
                update sources.reading set state = 'DONE', number = (select coalesce(max(o.number), 0) + 1 from sources.reading o where o.source = :source), tables = :tables, columns = :columns,
                       truncated = :truncated, changes = :changes, touched_at = :now, ended_at = :now
                where id = :id and state = 'RUNNING'
                """).param("id", id).param("source", source).param("tables", tables).param("columns", columns).param("truncated", truncated).param("changes", drift.size()).param("now", Timestamp.from(now)).update();
        for (int i = 0; moved == 1 && i < drift.size(); i++) {
            SourceDrift one = drift.get(i);
            jdbc.sql("insert into sources.drift (reading, position, kind, relation, field, before, after) values (:reading, :position, :kind, :table, :column, :before, :after)").param("reading", id).param("position", i)
                    .param("kind", one.kind().name()).param("table", one.table()).param("column", one.column()).param("before", one.before()).param("after", one.after()).update();
        }
        return moved == 1;
    }

    void end(UUID id, SourceReading.State state, @Nullable SourceOutcome failure, Instant now) {
        int moved = jdbc.sql("update sources.reading set state = :state, failure = :failure, ended_at = :now where id = :id and state = 'RUNNING'").param("id", id).param("state", state.name())
                .param("failure", failure == null ? null : failure.name()).param("now", Timestamp.from(now)).update();
        if (moved == 1) {
            jdbc.sql("delete from sources.relation where reading = :id").param("id", id).update();
        }
    }

    /** Old tables go with the tenth newer reading, old readings with the fiftieth. */
    void forget(UUID source) {
        jdbc.sql("""
                delete from sources.relation where reading in (select r.id from sources.reading r where r.source = :source and r.state = 'DONE' order by r.number desc offset :kept)
                """).param("source", source).param("kept", WITH_TABLES).update();
        jdbc.sql("delete from sources.reading where id in (select r.id from sources.reading r where r.source = :source and r.state <> 'RUNNING' order by r.begun_at desc, r.number desc offset :kept)").param("source", source)
                .param("kept", MOST_READINGS).update();
    }

    List<SourceReading> list(UUID source) {
        return jdbc.sql(SELECT + "where r.source = :source order by r.begun_at desc, r.number desc limit " + MOST_READINGS).param("source", source).query(ReadingQueries::reading).list();
    }

    Optional<SourceReading> latest(UUID source) {
        return jdbc.sql(SELECT + "where r.source = :source order by r.begun_at desc, r.number desc limit 1").param("source", source).query(ReadingQueries::reading).optional();
    }

    /** The newest complete one, or the one that is named. */
    Optional<SourceReading> complete(UUID source, @Nullable UUID reading) {
        return jdbc.sql(SELECT + "where r.source = :source and r.state = 'DONE' and (:reading::uuid is null or r.id = :reading::uuid) order by r.number desc limit 1").param("source", source).param("reading", reading)
                .query(ReadingQueries::reading).optional();
    }

    List<TableRead> tables(UUID reading) {
        return jdbc.sql("select t.content::text as content from sources.relation t where t.reading = :reading order by t.name").param("reading", reading)
                .query((row, _) -> JSON.readValue(row.getString("content"), TableRead.class)).list();
    }

    Page<Kept> tables(UUID reading, @Nullable String q, PageRequest page) {
        String where = " from sources.relation t where t.reading = :reading and (:q = '' or t.name ilike '%' || :like || '%' or t.comment ilike '%' || :like || '%')";
        String said = q == null ? "" : q.strip();
        List<Kept> rows = jdbc.sql("select t.content::text as content, t.profile::text as profile" + where + " order by t.name limit :size offset :offset").param("reading", reading).param("q", said)
                .param("like", Like.literal(said)).param("size", page.size()).param("offset", page.offset()).query(ReadingQueries::kept).list();
        int total = jdbc.sql("select count(*)" + where).param("reading", reading).param("q", said).param("like", Like.literal(said)).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    Optional<Kept> table(UUID reading, String name) {
        return jdbc.sql("select t.content::text as content, t.profile::text as profile from sources.relation t where t.reading = :reading and t.name = :name").param("reading", reading).param("name", name)
                .query(ReadingQueries::kept).optional();
    }

    List<SourceDrift> drift(UUID reading) {
        return jdbc.sql("select d.kind, d.relation, d.field, d.before, d.after from sources.drift d where d.reading = :reading order by d.position").param("reading", reading)
                .query((row, _) -> new SourceDrift(SourceDrift.Kind.valueOf(row.getString("kind")), row.getString("relation"), row.getString("field"), row.getString("before"), row.getString("after"))).list();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        String profile = row.getString("profile");
        return new Kept(JSON.readValue(row.getString("content"), TableRead.class), profile == null ? null : JSON.readValue(profile, TableProfile.class));
    }

    private static SourceReading reading(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new SourceReading(row.getObject("id", UUID.class), row.getInt("number"), SourceReading.State.valueOf(row.getString("state")), row.getTimestamp("begun_at").toInstant(), ended == null ? null : ended.toInstant(),
                row.getString("by_name"), row.getBoolean("sampled"), row.getInt("tables"), row.getInt("columns"), row.getBoolean("truncated"), row.getInt("changes"),
                row.getString("failure") == null ? null : SourceOutcome.valueOf(row.getString("failure")));
    }
}
