package luoshu.data.exchange.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.exchange.ExchangeCapture;
import luoshu.data.exchange.ExchangeMode;
import luoshu.data.exchange.ExchangeReason;
import luoshu.data.exchange.ExchangeRejection;
import luoshu.data.exchange.ExchangeRun;
import luoshu.kernel.access.Actor;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Runs and the rows they kept back. */
@Repository
class RunQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = """
            select r.id, r.number, r.state, r.wish, r.mode, r.begun_at, r.ended_at, r.touched_at, r.resumed_at, r.resumed_rows, r.by_name, r.about_rows, r.read_rows, r.rejected_rows, r.deleted_rows, r.bytes,
                   r.sent_rows, r.sent_digest, r.target_rows, r.target_digest, r.code, r.message, c.run is not null as captures, c.phase, c.place,
                   case when c.looked_at > now() - interval '1 minute' then c.lag_bytes end as lag_bytes, case when c.looked_at > now() - interval '1 minute' then c.lag_seconds end as lag_seconds, c.held_bytes, c.comparing,
                   c.compared_at, c.compared_place
            from exchange.run r left join exchange.capture c on c.run = r.id
            """;
    private final JdbcClient jdbc;
    private final ExchangeSettings settings;

    RunQueries(JdbcClient jdbc, ExchangeSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** The number of a run is counted under the lock of its flow. */
    void insert(UUID id, FlowFile flow, boolean anew, Actor by, Instant at) {
        jdbc.sql("""
                insert into exchange.run (id, flow, number, state, mode, anew, begun_at, touched_at, resumed_at, by_subject, by_name)
                values (:id, :flow, (select coalesce(max(number), 0) + 1 from exchange.run where flow = :flow), 'RUNNING', :mode, :anew, :at, :at, :at, :by, :byName)
                """).param("id", id).param("flow", flow.id()).param("mode", flow.content().mode().name()).param("anew", anew).param("at", Timestamp.from(at)).param("by", by.subject())
                .param("byName", by.name()).update();
    }

    Optional<RunFile> file(UUID id) {
        return jdbc.sql("select id, flow, state, wish, anew from exchange.run where id = :id").param("id", id).query(RunFile.class).optional();
    }

    /** The one that is not over, if there is one. */
    Optional<RunFile> open(UUID flow) {
        return jdbc.sql("select id, flow, state, wish, anew from exchange.run where flow = :flow and state in ('RUNNING', 'PAUSED', 'STOPPED')").param("flow", flow).query(RunFile.class).optional();
    }

    Optional<ExchangeRun> find(UUID flow, UUID id) {
        return jdbc.sql(SELECT + "where r.flow = :flow and r.id = :id").param("flow", flow).param("id", id).query(this::run).optional();
    }

    Optional<ExchangeRun> newest(UUID flow) {
        return jdbc.sql(SELECT + "where r.flow = :flow order by r.number desc limit 1").param("flow", flow).query(this::run).optional();
    }

    Page<ExchangeRun> list(UUID flow, PageRequest page) {
        List<ExchangeRun> rows = jdbc.sql(SELECT + "where r.flow = :flow order by r.number desc limit :size offset :offset").param("flow", flow).param("size", page.size()).param("offset", page.offset())
                .query(this::run).list();
        int total = jdbc.sql("select count(*) from exchange.run where flow = :flow").param("flow", flow).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    /** Asks the running one, whose job looks at it behind each chunk. */
    boolean wish(UUID id, ExchangeRun.Wish wish) {
        return jdbc.sql("update exchange.run set wish = :wish where id = :id and state = 'RUNNING'").param("id", id).param("wish", wish.name()).update() == 1;
    }

    /** @param lost a running one that was silent since then is begun again, too */
    boolean resume(UUID id, ExchangeRun.@Nullable Wish wish, Instant now, Instant lost) {
        return jdbc.sql("""
                update exchange.run set state = 'RUNNING', wish = :wish, code = null, message = null, touched_at = :now, resumed_at = :now, resumed_rows = read_rows
                where id = :id and (state in ('PAUSED', 'STOPPED') or state = 'RUNNING' and touched_at < :lost)
                """).param("id", id).param("wish", wish == null ? null : wish.name()).param("now", Timestamp.from(now)).param("lost", Timestamp.from(lost)).update() == 1;
    }

    void about(UUID id, long rows) {
        jdbc.sql("update exchange.run set about_rows = :rows where id = :id").param("id", id).param("rows", rows).update();
    }

    /** What the target said last; the wish of whoever looks on. Empty: it is no longer this one's turn. */
    Optional<String> progress(Checkpoint now, Instant at) {
        return jdbc.sql("""
                update exchange.run set touched_at = :at, read_rows = :read, rejected_rows = :rejected, deleted_rows = :deleted, bytes = :bytes, sent_rows = :sent, sent_digest = :sentDigest, target_rows = :target,
                       target_digest = :targetDigest
                where id = :id and state = 'RUNNING' returning coalesce(wish, '')
                """).param("id", now.run()).param("at", Timestamp.from(at)).param("read", now.read()).param("rejected", now.rejected()).param("deleted", now.deleted()).param("bytes", now.bytes())
                .param("sent", now.sentRows()).param("sentDigest", now.sent()).param("target", now.targetRows()).param("targetDigest", now.target()).query(String.class).optional();
    }

    /** What a run that captures changes is asked for, looked at while nothing changes. Empty: it is no longer this one's turn. */
    Optional<String> looked(UUID id, Instant at) {
        return jdbc.sql("update exchange.run set touched_at = :at where id = :id and state = 'RUNNING' returning coalesce(wish, '')").param("id", id).param("at", Timestamp.from(at)).query(String.class).optional();
    }

    /** Whether it is to go on as it is. */
    boolean wanted(UUID id) {
        return jdbc.sql("select exists (select from exchange.run where id = :id and state = 'RUNNING' and wish is null)").param("id", id).query(Boolean.class).single();
    }

    /** Why a running one does not get on just now; null: it does. */
    void waits(UUID id, @Nullable String code, @Nullable String message) {
        jdbc.sql("update exchange.run set code = :code, message = :message where id = :id and state = 'RUNNING' and (code, message) is distinct from (:code::text, :message::text)").param("id", id).param("code", code).param("message", message).update();
    }

    /** It cannot go on any more. */
    boolean giveUp(UUID id, String code, String message) {
        return jdbc.sql("update exchange.run set state = 'STOPPED', wish = null, code = :code, message = :message where id = :id and (state in ('PAUSED', 'STOPPED') or state = 'RUNNING' and wish is null)").param("id", id).param("code", code).param("message", message).update() == 1;
    }

    boolean end(UUID id, ExchangeRun.State state, @Nullable String code, @Nullable String message, Instant at) {
        return jdbc.sql("update exchange.run set state = :state, wish = null, code = :code, message = :message, ended_at = :ended, touched_at = :at where id = :id and state = 'RUNNING'").param("id", id)
                .param("state", state.name()).param("code", code).param("message", message).param("ended", state.open() ? null : Timestamp.from(at)).param("at", Timestamp.from(at)).update() == 1;
    }

    void reject(UUID run, int chunk, byte[] key, String shown, List<ExchangeReason> reasons, Instant at) {
        jdbc.sql("insert into exchange.rejection (run, chunk, key, shown, reasons, state, at) values (:run, :chunk, :key, :shown, :reasons::jsonb, 'KEPT', :at)").param("run", run).param("chunk", chunk)
                .param("key", key).param("shown", shown).param("reasons", JSON.writeValueAsString(reasons)).param("at", Timestamp.from(at)).update();
    }

    int rejected(UUID run) {
        return jdbc.sql("select count(*) from exchange.rejection where run = :run").param("run", run).query(Integer.class).single();
    }

    int rejected(UUID run, int chunk) {
        return jdbc.sql("select count(*) from exchange.rejection where run = :run and chunk = :chunk").param("run", run).param("chunk", chunk).query(Integer.class).single();
    }

    /** Keeps the newest. */
    void trimRejected(UUID run, int most) {
        jdbc.sql("delete from exchange.rejection where run = :run and id <= (select id from exchange.rejection where run = :run order by id desc offset :most limit 1)").param("run", run).param("most", most).update();
    }

    void forgetRejectedBehind(UUID run, int chunk) {
        jdbc.sql("delete from exchange.rejection where run = :run and chunk > :chunk").param("run", run).param("chunk", chunk).update();
    }

    Page<ExchangeRejection> rejections(UUID run, PageRequest page) {
        List<ExchangeRejection> rows = jdbc.sql("select id, shown, reasons::text as reasons, state, at from exchange.rejection where run = :run order by id limit :size offset :offset").param("run", run)
                .param("size", page.size()).param("offset", page.offset()).query((row, _) -> new ExchangeRejection(row.getObject("id", UUID.class), row.getString("shown"),
                        List.of(JSON.readValue(row.getString("reasons"), ExchangeReason[].class)), ExchangeRejection.State.valueOf(row.getString("state")), row.getTimestamp("at").toInstant())).list();
        return new Page<>(rows, Math.min(rejected(run), Page.COUNT_LIMIT + 1), page.page(), page.size());
    }

    /** A row that waits to be sent again. */
    record Waiting(UUID id, byte[] key) {
    }

    List<Waiting> waiting(UUID run, @Nullable UUID after, int most) {
        return jdbc.sql("select id, key from exchange.rejection where run = :run and state = 'KEPT' and (:after::uuid is null or id > :after::uuid) order by id limit :most").param("run", run)
                .param("after", after).param("most", most).query(Waiting.class).list();
    }

    void again(UUID id, ExchangeRejection.State state, @Nullable List<ExchangeReason> reasons) {
        jdbc.sql("update exchange.rejection set state = :state, reasons = coalesce(:reasons::jsonb, reasons) where id = :id").param("id", id).param("state", state.name())
                .param("reasons", reasons == null ? null : JSON.writeValueAsString(reasons)).update();
    }

    /** What nobody looks at any more. */
    void forget(UUID flow) {
        jdbc.sql("""
                delete from exchange.rejection j using exchange.run r where r.id = j.run and r.flow = :flow and r.number <= (select max(number) - 20 from exchange.run where flow = :flow)
                """).param("flow", flow).update();
        jdbc.sql("delete from exchange.run where flow = :flow and number <= (select max(number) - 200 from exchange.run where flow = :flow)").param("flow", flow).update();
    }

    private ExchangeRun run(ResultSet row, int number) throws SQLException {
        ExchangeRun.State state = ExchangeRun.State.valueOf(row.getString("state"));
        Long about = row.getObject("about_rows", Long.class);
        long read = row.getLong("read_rows");
        double seconds = Duration.between(row.getTimestamp("resumed_at").toInstant(), row.getTimestamp("touched_at").toInstant()).toMillis() / 1000.0;
        long since = read - row.getLong("resumed_rows");
        Integer perSecond = seconds < 0.5 || since <= 0 ? null : Math.toIntExact(Math.round(since / seconds));
        Long remaining = state != ExchangeRun.State.RUNNING || perSecond == null || about == null || perSecond == 0 ? null : Math.max(0, about - read) / perSecond;
        String wish = row.getString("wish");
        Timestamp ended = row.getTimestamp("ended_at");
        return new ExchangeRun(row.getObject("id", UUID.class), row.getInt("number"), state, wish == null ? null : ExchangeRun.Wish.valueOf(wish), ExchangeMode.valueOf(row.getString("mode")),
                row.getTimestamp("begun_at").toInstant(), ended == null ? null : ended.toInstant(), row.getString("by_name"), about, read, row.getLong("rejected_rows"), row.getLong("deleted_rows"),
                row.getLong("bytes"), row.getLong("sent_rows"), row.getString("sent_digest"), row.getObject("target_rows", Long.class), row.getString("target_digest"), perSecond, remaining, row.getString("code"),
                row.getString("message"), row.getBoolean("captures") ? capture(row) : null);
    }

    private ExchangeCapture capture(ResultSet row) throws SQLException {
        Long held = row.getObject("held_bytes", Long.class);
        Timestamp compared = row.getTimestamp("compared_at");
        return new ExchangeCapture(ExchangeCapture.Phase.valueOf(row.getString("phase")), row.getString("place"), row.getObject("lag_bytes", Long.class), row.getObject("lag_seconds", Long.class), held,
                settings.mostHeld() << 20, held != null && held > settings.warnHeld() << 20, compared == null ? null : compared.toInstant(), row.getString("compared_place"), row.getBoolean("comparing"));
    }
}
