package luoshu.data.exchange.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.data.exchange.ExchangeFinding;
import luoshu.data.exchange.ExchangeMode;
import luoshu.data.exchange.ExchangeReason;
import luoshu.data.exchange.internal.EngineWatch.Step;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * Moves the rows of one run between two PostgreSQL databases. Each chunk and the checkpoint behind it are one transaction of the target, begun by locking the checkpoint of the flow: begun again after
 * a kill it goes on behind what is committed, and of two engines of one flow the later finds that it is not its turn. Holds one row and a buffer at a time.
 */
final class ExchangeEngine {

    private static final int BUFFER = 1 << 16;
    private static final int REJECTED_AT_ONCE = 200;
    private final ExchangePlan plan;
    private final UUID run;
    private final Connection source;
    private final Connection target;
    private final EngineWatch watch;
    private final int chunkRows;
    private final CheckpointTable checkpoints;
    private final Shadow shadow;
    private final Stage stage;
    private final boolean full;
    private final CopyBuffer buffer = new CopyBuffer();
    private String behind = "";

    /** @param chunkRows rows of one transaction */
    ExchangeEngine(ExchangePlan plan, UUID flow, UUID run, Connection source, Connection target, EngineWatch watch, int chunkRows) {
        this.plan = plan;
        this.run = run;
        this.source = source;
        this.target = target;
        this.watch = watch;
        this.chunkRows = chunkRows;
        this.checkpoints = new CheckpointTable(target, plan.target().schema(), flow);
        this.shadow = new Shadow(target, plan.target(), flow);
        this.stage = new Stage(target, plan);
        this.full = plan.content().mode() != ExchangeMode.INCREMENTAL;
    }

    /** Each row is marked so. */
    ExchangeEngine marking(MarkOf mark) {
        behind = "\t" + mark.operation() + "\t" + mark.time() + "\t" + mark.batch();
        return this;
    }

    /**
     * Goes on with the run, or begins it.
     *
     * @param anew an incremental run begins before the first row, whatever was exchanged before
     * @return how it ended: done, or different; of one that captures changes: all rows that were there are beside the target, unseen
     * @throws ExchangeStopped what keeps it from going on
     */
    Checkpoint move(boolean anew) {
        watch.at(Step.OPENED);
        return onTarget(() -> {
            checkpoints.make();
            watch.at(Step.TABLE_MADE);
            Checkpoint now = begin(anew);
            if (now.phase() == Checkpoint.Phase.LOADING) {
                watch.forgetRejectedBehind(now.chunk());
                if (!full) {
                    stage.make();
                }
                watch.begun(now, now.read() + about(now));
                watch.committed(now);
            }
            while (now.phase() == Checkpoint.Phase.LOADING) {
                List<String> bound = bound(now.position());
                if (bound.isEmpty()) {
                    now = plan.content().mode() == ExchangeMode.CAPTURE ? loaded(now) : full ? swap(now) : finish(now);
                } else {
                    now = chunk(now, bound);
                }
                watch.committed(now);
            }
            return now;
        });
    }

    /** Rows that are still to be read; of a whole table about. */
    private long about(Checkpoint now) {
        return onSource(() -> {
            try (Statement statement = source.createStatement()) {
                long rows = 0;
                if (full) {
                    try (ResultSet row = statement.executeQuery("select c.reltuples::bigint from pg_catalog.pg_class c where c.oid = %s::pg_catalog.regclass".formatted(PgNames.literal(plan.source().quoted(), "text")))) {
                        rows = row.next() ? row.getLong(1) - now.read() : 0;
                    }
                }
                if (rows <= 0) {
                    try (ResultSet row = statement.executeQuery(plan.count(now.position()))) {
                        row.next();
                        rows = row.getLong(1);
                    }
                }
                source.commit();
                return rows;
            }
        });
    }

    /** Nothing of the run stays at the target that was not visible before; what an incremental run has merged stays. */
    static void abandon(Connection target, String schema, String table, UUID flow, UUID run) {
        onTarget(() -> {
            CheckpointTable checkpoints = new CheckpointTable(target, schema, flow);
            checkpoints.make();
            Optional<Checkpoint> mine = checkpoints.lock().filter(one -> one.run().equals(run) && (one.phase() == Checkpoint.Phase.LOADING || one.phase() == Checkpoint.Phase.CATCHING));
            if (mine.isPresent()) {
                new Shadow(target, new PgTable(schema, table, false, List.of(), List.of()), flow).drop();
                checkpoints.keep(phase(mine.get(), Checkpoint.Phase.CANCELLED, null));
            }
            target.commit();
            return true;
        });
    }

    private Checkpoint begin(boolean anew) throws SQLException {
        Optional<Checkpoint> before = checkpoints.lock();
        if (before.isPresent() && before.get().run().equals(run)) {
            target.commit();
            return before.get();
        }
        if (full) {
            List<ExchangeFinding> hanging = shadow.hangingOn();
            if (!hanging.isEmpty()) {
                throw new ExchangeStopped(hanging.getFirst().code(), hanging.getFirst().sentence());
            }
            shadow.make();
        }
        List<String> position = full || anew ? List.of() : before.map(Checkpoint::position).orElse(List.of());
        Checkpoint now = new Checkpoint(run, Checkpoint.Phase.LOADING, 0, position.size() == plan.order().size() ? position : List.of(), 0, 0, 0, 0, 0, Checkpoint.NOTHING, full ? null : Long.valueOf(0),
                full ? null : Checkpoint.NOTHING);
        checkpoints.keep(now);
        watch.at(Step.BEGUN_OPEN);
        target.commit();
        watch.at(Step.BEGUN);
        return now;
    }

    private List<String> bound(List<String> after) {
        return onSource(() -> {
            try (Statement statement = source.createStatement(); ResultSet row = statement.executeQuery(plan.bound(after, chunkRows))) {
                List<String> bound = new ArrayList<>();
                if (row.next()) {
                    for (int i = 1; i <= plan.order().size(); i++) {
                        String part = row.getString(i);
                        if (part == null) {
                            throw new ExchangeStopped("key-empty", "来源表有行的 " + plan.order().get(i - 1) + " 为空，不能按它排序交换");
                        }
                        bound.add(part);
                    }
                }
                return bound;
            }
        });
    }

    private Checkpoint locked(Checkpoint mine) throws SQLException {
        return checkpoints.lock().filter(one -> one.run().equals(run) && one.phase() == mine.phase() && one.chunk() == mine.chunk())
                .orElseThrow(() -> new ExchangeStopped("another-engine", "这个交换任务正由另一个进程执行"));
    }

    private Checkpoint chunk(Checkpoint before, List<String> bound) throws SQLException {
        Checkpoint now = locked(before);
        watch.at(Step.CHUNK_LOCKED);
        RowPasser passer = new RowPasser(plan, !full, behind);
        pump(passer, plan.rows(now.position(), bound), full ? "copy %s (%s) from stdin".formatted(shadow.quoted(), PgNames.list(plan.writtenColumns())) : stage.copyIn(), now.chunk() + 1);
        watch.at(Step.CHUNK_COPIED);
        RowDigest sent = RowDigest.of(now.sentRows(), now.sent());
        sent.add(passer.sent());
        RowDigest back = null;
        if (!full) {
            back = RowDigest.of(now.targetRows() == null ? 0 : now.targetRows(), now.target() == null ? Checkpoint.NOTHING : now.target());
            RowDigest merged = merged();
            back.add(merged);
            if (!merged.same(passer.sent())) {
                return different(now, sent, back);
            }
        }
        Checkpoint next = new Checkpoint(run, Checkpoint.Phase.LOADING, now.chunk() + 1, bound, now.read() + passer.read(), now.rejected() + passer.rejected(), now.deleted() + passer.deleted(),
                now.bytes() + passer.bytes(), sent.rows(), sent.value(), back == null ? null : back.rows(), back == null ? null : back.value());
        checkpoints.keep(next);
        watch.at(Step.CHUNK_REMEMBERED);
        target.commit();
        watch.at(Step.CHUNK_COMMITTED);
        return next;
    }

    /** What the target has of the chunk once it is merged. The transaction is open still. */
    private RowDigest merged() throws SQLException {
        stage.merge();
        watch.at(Step.CHUNK_MERGED);
        RowDigest back = readBack(stage.copyBack());
        watch.at(Step.CHUNK_CHECKED);
        if (stage.left() > 0) {
            throw new ExchangeStopped("not-removed", "目标表 " + plan.target().name() + " 中应当删除的行没有删除（可能有触发器拦截）");
        }
        return back;
    }

    /** The chunk is undone; the checkpoint says what differed. */
    private Checkpoint different(Checkpoint before, RowDigest sent, RowDigest back) throws SQLException {
        target.rollback();
        locked(before);
        Checkpoint now = new Checkpoint(run, Checkpoint.Phase.DIFFERENT, before.chunk(), before.position(), before.read(), before.rejected(), before.deleted(), before.bytes(), sent.rows(), sent.value(), back.rows(),
                back.value());
        if (full) {
            shadow.drop();
        }
        checkpoints.keep(now);
        target.commit();
        return now;
    }

    private Checkpoint loaded(Checkpoint before) throws SQLException {
        Checkpoint now = locked(before);
        Checkpoint next = new Checkpoint(run, Checkpoint.Phase.CATCHING, now.chunk(), List.of(), now.read(), now.rejected(), now.deleted(), now.bytes(), now.sentRows(), now.sent(), null, null);
        checkpoints.keep(next);
        watch.at(Step.DONE_REMEMBERED);
        target.commit();
        watch.at(Step.LOADED);
        return next;
    }

    private Checkpoint finish(Checkpoint before) throws SQLException {
        Checkpoint now = phase(locked(before), Checkpoint.Phase.DONE, null);
        checkpoints.keep(now);
        watch.at(Step.DONE_REMEMBERED);
        target.commit();
        watch.at(Step.DONE);
        return now;
    }

    /** Reads back what was written beside the target and, if it is what left the source, lets it take its place: one transaction. */
    private Checkpoint swap(Checkpoint before) throws SQLException {
        Checkpoint now = locked(before);
        shadow.lock();
        watch.at(Step.READING_BACK);
        RowDigest sent = RowDigest.of(now.sentRows(), now.sent());
        RowDigest back = readBack("copy (select %s from %s) to stdout".formatted(PgNames.list(plan.targetColumns()), shadow.quoted()));
        watch.at(Step.READ_BACK);
        if (!sent.same(back)) {
            return different(now, sent, back);
        }
        show();
        Checkpoint done = phase(now, Checkpoint.Phase.DONE, back);
        checkpoints.keep(done);
        watch.at(Step.DONE_REMEMBERED);
        target.commit();
        watch.at(Step.DONE);
        return done;
    }

    /** For one that captures changes: nobody else writes beside the target until the transaction ends. */
    void hold() throws SQLException {
        shadow.lock();
    }

    /** For one that captures changes: what is beside the target takes its place, in the transaction that is open. */
    void show() throws SQLException {
        shadow.lockTarget();
        watch.at(Step.SWAP_LOCKED);
        unchanged();
        List<String> after = shadow.afterDrop();
        shadow.dropTarget();
        watch.at(Step.DROPPED);
        shadow.each(after);
        watch.at(Step.RENAMED);
    }

    /** Since the run began somebody may have changed the target; the table that takes its place would not have it. */
    private void unchanged() throws SQLException {
        Optional<List<PgTable.Column>> columns = PgTable.read(target, plan.target().schema(), plan.target().name()).map(PgTable::columns);
        if (columns.isEmpty() || !columns.equals(PgTable.read(target, plan.target().schema(), shadow.name()).map(PgTable::columns))) {
            throw new ExchangeStopped("target-changed", "目标表 " + plan.target().name() + " 的结构在交换过程中变了，请取消这次运行，重新核对后再运行");
        }
        List<ExchangeFinding> hanging = shadow.hangingOn();
        if (!hanging.isEmpty()) {
            throw new ExchangeStopped(hanging.getFirst().code(), hanging.getFirst().sentence());
        }
    }

    private static Checkpoint phase(Checkpoint now, Checkpoint.Phase phase, @Nullable RowDigest back) {
        return new Checkpoint(now.run(), phase, now.chunk(), now.position(), now.read(), now.rejected(), now.deleted(), now.bytes(), now.sentRows(), now.sent(), back == null ? now.targetRows() : Long.valueOf(back.rows()),
                back == null ? now.target() : back.value());
    }

    /** Before rows are sent again. */
    void beginAgain() {
        onTarget(() -> {
            stage.make();
            return true;
        });
    }

    /** Sends rows of these keys again: merged by key and read back in one transaction; done twice it does the same. Keys that are not at the source any more are in neither part of the answer. */
    Resent again(List<List<String>> keys) {
        return onTarget(() -> {
            RowPasser passer = new RowPasser(plan, true);
            Set<List<String>> sent = new HashSet<>();
            Map<List<String>, List<ExchangeReason>> rejected = new HashMap<>();
            copy(passer, plan.rows(keys), stage.copyIn(), row -> {
                if (row == null) {
                    sent.add(passer.key());
                } else {
                    rejected.put(row.key(), row.reasons());
                }
            });
            if (!merged().same(passer.sent())) {
                target.rollback();
                throw new ExchangeStopped("not-reconciled", "重新发送的行与目标表中读回的不一致，没有写入");
            }
            target.commit();
            return new Resent(sent, rejected);
        });
    }

    /** By key: rows that are at the target now, and why others are kept back again. */
    record Resent(Set<List<String>> sent, Map<List<String>, List<ExchangeReason>> rejected) {
    }

    private void pump(RowPasser passer, String from, String to, int chunk) {
        List<RowPasser.Rejected> rejected = new ArrayList<>();
        copy(passer, from, to, row -> {
            if (row != null) {
                rejected.add(row);
            }
            if (rejected.size() == REJECTED_AT_ONCE) {
                watch.rejected(chunk, List.copyOf(rejected));
                rejected.clear();
            }
        });
        if (!rejected.isEmpty()) {
            watch.rejected(chunk, rejected);
        }
        watch.at(Step.CHUNK_KEPT);
    }

    private interface Keep {
        /** @param row null: it went on */
        void keep(RowPasser.@Nullable Rejected row);
    }

    /** From one server to the other, a buffer at a time. */
    private void copy(RowPasser passer, String from, String to, Keep keep) {
        CopyOut out = onSource(() -> source.unwrap(PGConnection.class).getCopyAPI().copyOut(from));
        @Nullable CopyIn in = null;
        buffer.clear();
        try {
            in = onTarget(() -> target.unwrap(PGConnection.class).getCopyAPI().copyIn(to));
            pass(passer, out, in, keep);
            onTarget(in::endCopy);
        } catch (RuntimeException | Error stopped) {
            if (in != null) {
                CaptureEngine.cancel(in);
            }
            CaptureEngine.cancel(out);
            throw stopped;
        }
        onSource(() -> {
            source.commit();
            return true;
        });
    }

    private void pass(RowPasser passer, CopyOut out, CopyIn in, Keep keep) {
        boolean first = true;
        for (byte[] row = next(out); row != null; row = next(out)) {
            keep.keep(passer.pass(row, buffer));
            if (buffer.size() >= BUFFER) {
                flush(in);
                if (first) {
                    watch.at(Step.CHUNK_COPYING);
                    first = false;
                }
            }
        }
        flush(in);
    }

    private byte @Nullable [] next(CopyOut out) {
        try {
            return out.readFromCopy();
        } catch (SQLException failed) {
            throw ExchangeStopped.of("来源", failed);
        }
    }

    private void flush(CopyIn in) {
        onTarget(() -> {
            in.writeToCopy(buffer.bytes(), 0, buffer.size());
            buffer.clear();
            return true;
        });
    }

    private RowDigest readBack(String sql) throws SQLException {
        RowDigest digest = new RowDigest();
        CopyOut out = target.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            digest.add(row, 0, row[row.length - 1] == '\n' ? row.length - 1 : row.length);
        }
        return digest;
    }

    private interface Ask<T> {
        T ask() throws SQLException;
    }

    private static <T> T onSource(Ask<T> ask) {
        try {
            return ask.ask();
        } catch (SQLException failed) {
            throw ExchangeStopped.of("来源", failed);
        }
    }

    private static <T> T onTarget(Ask<T> ask) {
        try {
            return ask.ask();
        } catch (SQLException failed) {
            throw ExchangeStopped.of("目标", failed);
        }
    }
}
