package luoshu.data.exchange.internal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs that follow changes: who follows them, and how far they are. Who is alive is told by the clock of the database, not by ours. */
@Repository
class CaptureQueries {

    private final JdbcClient jdbc;

    CaptureQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** To be followed by whoever comes first, at once; slots of earlier runs of the flow at the same source have its name and are its own now. */
    void wanted(UUID flow, UUID run, UUID source) {
        jdbc.sql("insert into exchange.capture (run, source) values (:run, :source) on conflict (run) do update set retry_at = null, failing_since = null").param("run", run).param("source", source).update();
        jdbc.sql("update exchange.capture set slot_kept = false where run in (select r.id from exchange.run r where r.flow = :flow and r.id <> :run) and source = :source and slot_kept").param("flow", flow)
                .param("run", run).param("source", source).update();
    }

    void begunWith(UUID run, String table) {
        jdbc.sql("update exchange.capture set source_table = :table where run = :run").param("run", run).param("table", table).update();
    }

    Optional<String> begunWith(UUID run) {
        return jdbc.sql("select source_table from exchange.capture where run = :run and source_table is not null").param("run", run).query(String.class).optional();
    }

    /** Runs nobody follows, though somebody should. */
    List<UUID> waiting(Duration lost, int most) {
        return jdbc.sql("""
                select c.run from exchange.capture c join exchange.run r on r.id = c.run
                where r.state = 'RUNNING' and (c.node is null or c.seen_at < now() - :lost * interval '1 second') and (c.retry_at is null or c.retry_at <= now() or r.wish is not null) order by r.touched_at limit :most
                """).param("lost", lost.toSeconds()).param("most", most).query(UUID.class).list();
    }

    boolean claim(UUID run, String node, Duration lost) {
        return jdbc.sql("update exchange.capture set node = :node, seen_at = now() where run = :run and (node is null or seen_at < now() - :lost * interval '1 second')").param("run", run).param("node", node)
                .param("lost", lost.toSeconds()).update() == 1;
    }

    void alive(String node) {
        jdbc.sql("update exchange.capture set seen_at = now() where node = :node").param("node", node).update();
    }

    void release(UUID run, String node) {
        jdbc.sql("update exchange.capture set node = null where run = :run and node = :node").param("run", run).param("node", node).update();
    }

    /** It could not be followed; somebody tries again then. */
    void later(UUID run, Duration wait) {
        jdbc.sql("update exchange.capture set retry_at = now() + :wait * interval '1 second', failing_since = coalesce(failing_since, now()) where run = :run").param("run", run)
                .param("wait", wait.toSeconds()).update();
    }

    /** Whether it has not been followed for so long. */
    boolean failing(UUID run, Duration most) {
        return jdbc.sql("select coalesce(failing_since < now() - :most * interval '1 second', false) from exchange.capture where run = :run").param("run", run).param("most", most.toSeconds()).query(Boolean.class).optional()
                .orElse(true);
    }

    /** It gets on. */
    void well(UUID run) {
        jdbc.sql("update exchange.capture set retry_at = null, failing_since = null where run = :run").param("run", run).update();
    }

    /** @return whether both ends are to be compared */
    boolean looked(UUID run, CaptureState state) {
        return jdbc.sql("""
                update exchange.capture set phase = :phase, place = :place, lag_bytes = :lag, lag_seconds = :late, looked_at = now(), held_bytes = coalesce(:held::bigint, held_bytes),
                       measured_at = case when :held::bigint is null then measured_at else now() end where run = :run returning comparing
                """).param("run", run).param("phase", state.phase().name()).param("place", state.place()).param("lag", state.lag()).param("late", state.late()).param("held", state.held()).query(Boolean.class).optional()
                .orElse(false);
    }

    void held(UUID run, long bytes) {
        jdbc.sql("update exchange.capture set held_bytes = :held, measured_at = now() where run = :run").param("run", run).param("held", bytes).update();
    }

    /** @return false: it is not at work */
    boolean compare(UUID run) {
        return jdbc.sql("update exchange.capture set comparing = true where run = :run and exists (select from exchange.run r where r.id = :run and r.state = 'RUNNING')").param("run", run).update() == 1;
    }

    void compared(UUID run, String place, Instant at) {
        jdbc.sql("update exchange.capture set comparing = false, compared_at = :at, compared_place = :place where run = :run").param("run", run).param("place", place).param("at", Timestamp.from(at)).update();
    }

    /** A run whose slot somebody has to look after. {@code over}: it is, and the slot has to go. */
    record Kept(UUID run, UUID flow, UUID source, boolean over) {
    }

    /** Those whose engine has not measured it for a minute: they rest, nobody follows them, or they are loaded or compared just now. In any order: no source that is away keeps others from their turn. */
    List<Kept> kept(int most) {
        return jdbc.sql("""
                select c.run, r.flow, c.source, r.state in ('CANCELLED', 'DIFFERENT', 'DONE') as over from exchange.capture c join exchange.run r on r.id = c.run
                where c.slot_kept and (r.state <> 'RUNNING' or c.measured_at is null or c.measured_at < now() - interval '1 minute') order by random() limit :most
                """).param("most", most).query(Kept.class).list();
    }

    /** Whether it still is as it was found, under the lock of its flow. */
    boolean still(Kept one) {
        return jdbc.sql("""
                select exists (select from exchange.capture c join exchange.run r on r.id = c.run where c.run = :run and c.slot_kept and (r.state in ('CANCELLED', 'DIFFERENT', 'DONE')) = :over)
                """).param("run", one.run()).param("over", one.over()).query(Boolean.class).single();
    }

    void dropped(UUID run) {
        jdbc.sql("update exchange.capture set slot_kept = false, held_bytes = null where run = :run").param("run", run).update();
    }
}
