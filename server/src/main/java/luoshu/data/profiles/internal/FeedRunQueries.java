package luoshu.data.profiles.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.profiles.FeedFault;
import luoshu.data.profiles.FeedRun;
import luoshu.kernel.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The journal of batches. */
@Repository
class FeedRunQueries {

    private static final int MOST_RUNS = 50;
    private static final int MOST_FAULTS = 1_000;
    private static final String SELECT = """
            select r.id, r.number, r.version, r.state, r.begun_at, r.ended_at, r.by_name, r.rows, r.unchanged, r.numbered, r.matched, r.created, r.review, r.faults, r.gone, r.failure from profiles.run r
            """;
    private final JdbcClient jdbc;

    FeedRunQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a run stands: sealed, the key behind which it goes on. */
    record Standing(int number, byte @Nullable [] checkpoint, long rows) {
    }

    boolean running(UUID feed, Instant lostBefore) {
        return jdbc.sql("select exists (select from profiles.run r where r.feed = :feed and r.state = 'RUNNING' and r.touched_at > :before)").param("feed", feed).param("before", Timestamp.from(lostBefore)).query(Boolean.class).single();
    }

    /** Begins, or goes on with, a run. Empty while another one is under way; one that was silent for too long is nobody's any more. */
    Optional<Standing> begin(UUID id, UUID feed, int version, Actor by, Instant now, Instant lostBefore) {
        jdbc.sql("update profiles.run set state = 'CANCELLED', ended_at = :now where feed = :feed and id <> :id and state = 'RUNNING' and touched_at <= :before").param("feed", feed).param("id", id)
                .param("now", Timestamp.from(now)).param("before", Timestamp.from(lostBefore)).update();
        jdbc.sql("""
                insert into profiles.run (id, feed, number, version, state, begun_at, touched_at, by_subject, by_name)
                select :id, :feed, (select coalesce(max(m.number), 0) + 1 from profiles.run m where m.feed = :feed), :version, 'RUNNING', :now, :now, :by, :byName
                where not exists (select from profiles.run r where r.id = :id) on conflict do nothing
                """).param("id", id).param("feed", feed).param("version", version).param("now", Timestamp.from(now)).param("by", by.subject()).param("byName", by.name()).update();
        return standing(id);
    }

    /** Locked against another node that does the same. Empty when it runs no more. */
    Optional<Standing> standing(UUID id) {
        return jdbc.sql("select r.number, r.checkpoint, r.rows from profiles.run r where r.id = :id and r.state = 'RUNNING' for update").param("id", id)
                .query((row, _) -> new Standing(row.getInt("number"), row.getBytes("checkpoint"), row.getLong("rows"))).optional();
    }

    void progress(UUID id, ChunkCount count, byte @Nullable [] checkpoint, List<FeedFault> faults, Instant now) {
        long known = jdbc.sql("select r.faults from profiles.run r where r.id = :id").param("id", id).query(Long.class).single();
        int room = (int) Math.clamp(MOST_FAULTS - known, 0, faults.size());
        if (room > 0) {
            List<FeedFault> kept = faults.subList(0, room);
            jdbc.sql("""
                    insert into profiles.fault (run, position, row_key, column_name, field, code)
                    select :run, :known + f.n, f.row_key, f.column_name, f.field, f.code
                    from unnest(:rows::text[], :columns::text[], :fields::text[], :codes::text[]) with ordinality f (row_key, column_name, field, code, n)
                    """).param("run", id).param("known", known).param("rows", kept.stream().map(FeedFault::row).toArray(String[]::new)).param("columns", kept.stream().map(FeedFault::column).toArray(String[]::new))
                    .param("fields", kept.stream().map(FeedFault::field).toArray(String[]::new)).param("codes", kept.stream().map(FeedFault::code).toArray(String[]::new)).update();
        }
        jdbc.sql("""
                update profiles.run set rows = rows + :rows, unchanged = unchanged + :unchanged, numbered = numbered + :numbered, matched = matched + :matched, created = created + :created, review = review + :review,
                       faults = faults + :faults, checkpoint = :checkpoint, touched_at = :now
                where id = :id
                """).param("id", id).param("rows", count.rows).param("unchanged", count.unchanged).param("numbered", count.numbered).param("matched", count.matched).param("created", count.created).param("review", count.review)
                .param("faults", faults.size()).param("checkpoint", checkpoint).param("now", Timestamp.from(now)).update();
    }

    /** Rows that were not seen this time count no more. */
    boolean done(UUID id, UUID feed, Instant now) {
        int gone = jdbc.sql("update profiles.raw_row set gone_at = :now where feed = :feed and seen_run <> :id and gone_at is null").param("id", id).param("feed", feed).param("now", Timestamp.from(now)).update();
        return jdbc.sql("update profiles.run set state = 'DONE', gone = :gone, touched_at = :now, ended_at = :now where id = :id and state = 'RUNNING'").param("id", id).param("gone", gone).param("now", Timestamp.from(now)).update() == 1;
    }

    void end(UUID id, FeedRun.State state, @Nullable String failure, Instant now) {
        jdbc.sql("update profiles.run set state = :state, failure = :failure, ended_at = :now where id = :id and state = 'RUNNING'").param("id", id).param("state", state.name()).param("failure", failure)
                .param("now", Timestamp.from(now)).update();
    }

    List<FeedRun> list(UUID feed) {
        return jdbc.sql(SELECT + "where r.feed = :feed order by r.number desc limit " + MOST_RUNS).param("feed", feed).query(FeedRunQueries::run).list();
    }

    Optional<FeedRun> latest(UUID feed) {
        return jdbc.sql(SELECT + "where r.feed = :feed order by r.number desc limit 1").param("feed", feed).query(FeedRunQueries::run).optional();
    }

    Optional<FeedRun> find(UUID feed, UUID run) {
        return jdbc.sql(SELECT + "where r.feed = :feed and r.id = :id").param("feed", feed).param("id", run).query(FeedRunQueries::run).optional();
    }

    List<FeedFault> faults(UUID run) {
        return jdbc.sql("select f.row_key, f.column_name, f.field, f.code from profiles.fault f where f.run = :run order by f.position").param("run", run)
                .query((row, _) -> new FeedFault(row.getString("row_key"), row.getString("column_name"), row.getString("field"), row.getString("code"))).list();
    }

    private static FeedRun run(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new FeedRun(row.getObject("id", UUID.class), row.getInt("number"), row.getInt("version"), FeedRun.State.valueOf(row.getString("state")), row.getTimestamp("begun_at").toInstant(), ended == null ? null : ended.toInstant(),
                row.getString("by_name"), row.getLong("rows"), row.getLong("unchanged"), row.getLong("numbered"), row.getLong("matched"), row.getLong("created"), row.getLong("review"), row.getLong("faults"), row.getLong("gone"),
                row.getString("failure"));
    }
}
