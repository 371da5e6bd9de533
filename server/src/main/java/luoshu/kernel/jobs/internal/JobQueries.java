package luoshu.kernel.jobs.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.jobs.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JobQueries {

    /** What a runner needs. {@code actor} and {@code argument} are JSON; {@code done} is what earlier runs left, of a kind that goes on. */
    record Work(UUID id, String kind, String actor, String argument, int attempts, long done) {
    }

    private static final String SELECT = "select id, kind, title, state, done, total, created_at, started_at, ended_at, file, message from jobs.job ";
    private final JdbcClient jdbc;

    JobQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Job insert(String kind, String title, String owner, String actor, String argument, Instant now) {
        return jdbc.sql("""
                insert into jobs.job (kind, title, owner, actor, argument, state, created_at) values (:kind, :title, :owner, :actor::jsonb, :argument::jsonb, 'WAITING', :now)
                returning id, kind, title, state, done, total, created_at, started_at, ended_at, file, message
                """).param("kind", kind).param("title", title).param("owner", owner).param("actor", actor).param("argument", argument).param("now", Timestamp.from(now))
                .query(JobQueries::job).single();
    }

    /** Counts under a lock on the owner, so that parallel requests do not pass the limit together. */
    int unfinished(String owner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('jobs.owner'), hashtext(:owner))").param("owner", owner).query((row, n) -> true).single();
        return jdbc.sql("select count(*) from jobs.job where owner = :owner and state in ('WAITING', 'RUNNING')").param("owner", owner).query(Integer.class).single();
    }

    List<Job> list(String owner) {
        return jdbc.sql(SELECT + "where owner = :owner order by id desc limit 100").param("owner", owner).query(JobQueries::job).list();
    }

    Optional<Job> find(UUID id, String owner) {
        return jdbc.sql(SELECT + "where id = :id and owner = :owner").param("id", id).param("owner", owner).query(JobQueries::job).optional();
    }

    void askToStop(UUID id, Instant now) {
        jdbc.sql("""
                update jobs.job set cancel = true, state = case when state = 'WAITING' then 'CANCELLED' else state end, ended_at = case when state = 'WAITING' then :now::timestamptz end
                where id = :id and state in ('WAITING', 'RUNNING')
                """).param("id", id).param("now", Timestamp.from(now)).update();
    }

    /**
     * Empty when it was cancelled before it began, or is gone.
     *
     * @param goingOn the kinds that go on where they stopped: their attempts are counted from where they last got further
     */
    Optional<Work> begin(UUID id, List<String> goingOn, Instant now) {
        return jdbc.sql("""
                update jobs.job set state = 'RUNNING', started_at = coalesce(started_at, :now), reached = greatest(reached, done),
                    attempts = case when kind = any(:goingOn) and done > reached then 1 else attempts + 1 end, done = case when kind = any(:goingOn) then done else 0 end
                where id = :id and state in ('WAITING', 'RUNNING') returning id, kind, actor::text as actor, argument::text as argument, attempts, done
                """).param("id", id).param("goingOn", goingOn.toArray(String[]::new)).param("now", Timestamp.from(now)).query(Work.class).optional();
    }

    /** Answers whether the owner asked to stop. */
    boolean progress(UUID id, long done, long total) {
        return jdbc.sql("update jobs.job set done = :done, total = :total where id = :id returning cancel").param("id", id).param("done", done).param("total", total)
                .query(Boolean.class).optional().orElse(true);
    }

    void result(UUID id, UUID file) {
        jdbc.sql("update jobs.job set file = :file where id = :id").param("id", id).param("file", file).update();
    }

    void end(UUID id, Job.State state, @Nullable String message, Instant now) {
        jdbc.sql("update jobs.job set state = :state, message = :message, ended_at = :now, total = greatest(total, done) where id = :id and state = 'RUNNING'")
                .param("id", id).param("state", state.name()).param("message", message).param("now", Timestamp.from(now)).update();
    }

    List<UUID> listEndedBefore(Instant cut) {
        return jdbc.sql("select id from jobs.job where ended_at < :cut limit 1000").param("cut", Timestamp.from(cut)).query(UUID.class).list();
    }

    void delete(UUID id) {
        jdbc.sql("delete from jobs.job where id = :id").param("id", id).update();
    }

    Optional<String> owner(UUID id) {
        return jdbc.sql("select owner from jobs.job where id = :id").param("id", id).query(String.class).optional();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        UUID file = row.getObject("file", UUID.class);
        return new Job(row.getObject("id", UUID.class), row.getString("kind"), row.getString("title"), Job.State.valueOf(row.getString("state")), row.getLong("done"), row.getLong("total"),
                row.getTimestamp("created_at").toInstant(), instant(row.getTimestamp("started_at")), instant(row.getTimestamp("ended_at")),
                file == null || !row.getString("state").equals("DONE") ? null : "/api/work/files/" + file, row.getString("message"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
