package luoshu.data.exchange.internal;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import luoshu.data.exchange.ExchangeFinding;
import luoshu.data.exchange.internal.EngineWatch.Step;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOperation;
import org.postgresql.copy.CopyOut;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.postgresql.replication.ReplicationSlotInfo;

/**
 * Follows the changes of one table. First a slot at the source, from which on nothing is lost; then all rows, into a table beside the target, chunk by chunk like a full exchange; then what changed
 * meanwhile, there; and when both ends were compared at one place of the log, that table takes the target's place. From then on whole transactions of the source are applied to the target, several at
 * once, in one transaction with the place of the log behind them. The source is told that it may forget only what is committed here: begun again after a kill, it tells again what is not.
 */
final class CaptureEngine {

    /** What of the tables is not as it was agreed with, and whether the table is still the same one; asks the source. */
    interface Changed {
        /** By which the table is known at the source. */
        String identity() throws SQLException;

        /** @param begun identity of the table the run began with */
        List<ExchangeFinding> findings(String begun) throws SQLException;
    }

    /** No single answer of the target takes longer. */
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int FETCHED_AT_ONCE = 200;
    private final ExchangePlan plan;
    private final UUID flow;
    private final UUID run;
    private final Connection source;
    private final Connection target;
    private final CaptureLog log;
    private final Changed changed;
    private final EngineWatch watch;
    private final CaptureBounds bounds;
    private final CheckpointTable checkpoints;
    private final CaptureSlot slot;
    private final CaptureStage stage;
    private final ExchangeEngine loader;
    private final String shadow;
    private final ChangeBatch batch;
    private final CopyBuffer buffer = new CopyBuffer();
    private Checkpoint now;
    private @Nullable PGReplicationStream stream;
    private @Nullable ByteBuffer held;
    private String begun = "";
    private @Nullable Long lag;
    private @Nullable Long keeps;
    private @Nullable String waits;
    private boolean well;
    private boolean comparing;
    private long looked;
    private long putOff;
    private long measured;
    private long advanced;

    CaptureEngine(ExchangePlan plan, UUID flow, UUID run, Connection source, Connection target, CaptureLog log, Changed changed, EngineWatch watch, CaptureBounds bounds) {
        this.plan = plan;
        this.flow = flow;
        this.run = run;
        this.source = source;
        this.target = target;
        this.log = log;
        this.changed = changed;
        this.watch = watch;
        this.bounds = bounds;
        this.checkpoints = new CheckpointTable(target, plan.target().schema(), flow);
        this.slot = new CaptureSlot(flow);
        this.stage = new CaptureStage(target, plan);
        this.loader = new ExchangeEngine(plan, flow, run, source, target, watch, bounds.rows());
        this.shadow = new Shadow(target, plan.target(), flow).quoted();
        this.batch = new ChangeBatch(plan, stage, watch, new Ends());
        this.now = new Checkpoint(run, Checkpoint.Phase.LOADING, 0, List.of(), 0, 0, 0, 0, 0, Checkpoint.NOTHING, null, null);
    }

    /**
     * Goes on with the run, or begins it; comes back only when it is over.
     *
     * @return the two ends were not the same before anything was seen
     * @throws ExchangeStopped what keeps it from going on
     */
    Checkpoint follow() {
        watch.at(Step.OPENED);
        return onTarget(() -> {
            checkpoints.make();
            if (checkpoints.find().filter(one -> one.run().equals(run)).isEmpty()) {
                log.open(connection -> {
                    slot.make(connection, plan.source());
                    return true;
                });
                watch.at(Step.SLOT_MADE);
                identified(null);
            } else {
                there(null);
                identified(watch.begunWith());
            }
            target.commit();
            if (plan.content().marks()) {
                Instant at = bounds.clock().instant();
                loader.marking(new MarkOf("I", at, MarkOf.next(null, at)));
            }
            now = loader.move(true);
            watch.at(Step.FOLLOWING);
            return now.phase() == Checkpoint.Phase.CATCHING || now.phase() == Checkpoint.Phase.STREAMING ? log.open(connection -> onTarget(() -> stream(connection))) : now;
        });
    }

    /** @param known what it was when the run began; null: that is now */
    private void identified(@Nullable String known) {
        begun = known != null ? known : onSource(() -> {
            String identity = changed.identity();
            source.commit();
            return identity;
        });
        if (known == null) {
            watch.begunWith(begun);
        }
    }

    private Checkpoint stream(Connection connection) throws SQLException {
        LogSequenceNumber end = there(now.position().isEmpty() ? null : place());
        watch.forgetRejectedBehind(now.chunk());
        drift();
        target.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST.toMillis()));
        stage.make();
        batch.clear(now.chunk() + 1);
        ChangeLog reader = new ChangeLog(plan.source().schema(), plan.source().name(), CaptureDrift.number(begun), batch);
        PGReplicationStream opened = onSource(() -> slot.follow(connection, now.position().isEmpty() ? LogSequenceNumber.INVALID_LSN : place()));
        stream = opened;
        try {
            while (true) {
                boolean caught = step(opened, reader, Long.MAX_VALUE) && reached(opened) >= end.asLong();
                boolean due = now.phase() == Checkpoint.Phase.CATCHING || watch.comparing();
                well |= caught && !due;
                if (caught && due && System.nanoTime() - putOff >= 0) {
                    compare(opened, reader);
                    if (now.phase() == Checkpoint.Phase.DIFFERENT) {
                        return now;
                    }
                }
            }
        } finally {
            batch.cancel();
        }
    }

    /** The slot is as it has to be. Answers where the log of the source ends. */
    private LogSequenceNumber there(@Nullable LogSequenceNumber from) {
        return onSource(() -> {
            slot.there(source, from);
            try (Statement statement = source.createStatement(); ResultSet row = statement.executeQuery("select pg_catalog.pg_current_wal_lsn()::pg_catalog.text")) {
                row.next();
                return LogSequenceNumber.valueOf(row.getString(1));
            } finally {
                source.commit();
            }
        });
    }

    private LogSequenceNumber place() {
        return LogSequenceNumber.valueOf(now.position().getFirst());
    }

    /**
     * The next message, or what there is to do while there is none.
     *
     * @param until no transaction that was committed at this place of the log or behind it is applied
     * @return everything before that is applied, or there is nothing to apply for now
     */
    private boolean step(PGReplicationStream from, ChangeLog reader, long until) throws SQLException {
        ByteBuffer next = held != null ? held : read(from);
        held = null;
        look(from);
        if (next == null) {
            if (batch.begun() && !batch.within()) {
                apply(from);
                return false;
            }
            if (!batch.within()) {
                advance(from);
                sleep();
                return until == Long.MAX_VALUE || reached(from) >= until;
            }
            sleep();
            return false;
        }
        if (ChangeLog.begins(next) >= until) {
            held = next;
            if (batch.begun()) {
                apply(from);
            }
            return true;
        }
        reader.read(next);
        if (batch.begun() && !batch.within() && batch.number() >= bounds.rows()) {
            apply(from);
        }
        return false;
    }

    private static @Nullable ByteBuffer read(PGReplicationStream from) {
        return onSource(from::readPending);
    }

    /** Place of the log up to which everything was told. */
    private long reached(PGReplicationStream from) {
        return Math.max(batch.end(), from.getLastReceiveLSN().asLong());
    }

    private static void sleep() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ExchangeStopped("interrupted", "平台正在停止");
        }
    }

    private final class Ends implements ChangeBatch.Ends {
        @Override
        public void begin() throws SQLException {
            locked();
            unbounded(target);
            watch.at(Step.BATCH_BEGUN);
        }

        @Override
        public CopyIn copy() throws SQLException {
            return target.unwrap(PGConnection.class).getCopyAPI().copyIn(stage.copyIn());
        }

        @Override
        public void settle() throws SQLException {
            aside(() -> {
                settled();
                stage.clear();
                return true;
            });
        }

        @Override
        public void inherit(long removal, BitSet untold) throws SQLException {
            aside(() -> {
                stage.inherit(table(), removal, untold);
                return true;
            });
        }

        @Override
        public void drift() {
            CaptureEngine.this.drift();
        }
    }

    private void aside(CaptureVoice.Ask<Boolean> ask) throws SQLException {
        beside(Objects.requireNonNull(stream), ask);
    }

    /** What may take long. */
    private <T> T beside(PGReplicationStream from, CaptureVoice.Ask<T> ask) throws SQLException {
        return CaptureVoice.beside(from, watch, List.of(source, target), ask);
    }

    private void locked() throws SQLException {
        checkpoints.lock().filter(one -> one.run().equals(run) && one.phase() == now.phase() && one.chunk() == now.chunk())
                .orElseThrow(() -> new ExchangeStopped("another-engine", "这个交换任务正由另一个进程执行"));
    }

    private String table() {
        return now.phase() == Checkpoint.Phase.CATCHING ? shadow : plan.target().quoted();
    }

    /** Whole transactions, and the place behind them. */
    private void apply(PGReplicationStream from) throws SQLException {
        beside(from, () -> {
            batch.close();
            watch.at(Step.BATCH_COPIED);
            settled();
            keep(batch.end(), number());
            return true;
        });
        told(from);
    }

    /** The batch this one is, where rows are marked. */
    private @Nullable String number() {
        return plan.content().marks() ? MarkOf.next(now.position().size() > 1 ? now.position().get(1) : null, bounds.clock().instant()) : null;
    }

    /** What is staged is in the table. The transaction is open still. */
    private void settled() throws SQLException {
        String number = String.valueOf(number());
        List<List<String>> missing = stage.merge(table(), batch.truncated(), batch.same(), batch.truncatedAt(), number);
        watch.at(Step.BATCH_MERGED);
        check();
        fetch(missing, number);
    }

    /** What the target has of it is what was meant. The transaction is open still. */
    private void check() throws SQLException {
        if (!digest(stage.copyMeant()).same(digest(stage.copyBack(table())))) {
            throw new ExchangeStopped("not-reconciled", "写入目标表 " + plan.target().name() + " 的变更与读回的不一致（可能有触发器改写），这一批变更没有生效");
        }
        if (stage.left(table()) > 0) {
            throw new ExchangeStopped("not-removed", "目标表 " + plan.target().name() + " 中应当删除的行没有删除（可能有触发器拦截）");
        }
        watch.at(Step.BATCH_CHECKED);
    }

    /** Rows with a large value that was not told, and that the target does not have: as they are at the source by now. */
    private void fetch(List<List<String>> missing, String number) throws SQLException {
        for (int begin = 0; begin < missing.size(); begin += FETCHED_AT_ONCE) {
            List<List<String>> keys = missing.subList(begin, Math.min(missing.size(), begin + FETCHED_AT_ONCE));
            stage.clear();
            CopyIn in = target.unwrap(PGConnection.class).getCopyAPI().copyIn(stage.copyIn());
            RowPasser passer = new RowPasser(plan, false, stage.tail(1, false, new BitSet(), new MarkOf("", batch.at(), "").time()) + "\t\\N");
            List<RowPasser.Rejected> rejected = new ArrayList<>();
            buffer.clear();
            try {
                source(passer, plan.rows(keys), rejected);
                in.writeToCopy(buffer.bytes(), 0, buffer.size());
                in.endCopy();
            } catch (RuntimeException | Error | SQLException stopped) {
                cancel(in);
                throw stopped;
            }
            if (!rejected.isEmpty()) {
                watch.rejected(now.chunk() + 1, rejected);
            }
            stage.merge(table(), 0, new BitSet(), "", number);
            check();
        }
        if (!comparing) {
            onSource(() -> {
                source.commit();
                return true;
            });
        }
    }

    /** @param rejected null: rows go nowhere, they are only counted */
    private void source(RowPasser passer, String sql, @Nullable List<RowPasser.Rejected> rejected) {
        onSource(() -> {
            CopyOut out = source.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
            try {
                for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                    RowPasser.Rejected not = passer.pass(row, buffer);
                    if (rejected == null) {
                        buffer.clear();
                    } else if (not != null) {
                        rejected.add(not);
                    }
                }
            } catch (RuntimeException | Error stopped) {
                cancel(out);
                throw stopped;
            }
            return true;
        });
    }

    /** Nothing else can be said on a connection while it copies: not even that it is to be undone. */
    static void cancel(CopyOperation copy) {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException gone) {
            // the connection is closed next
        }
    }

    private RowDigest digest(String sql) throws SQLException {
        RowDigest digest = new RowDigest();
        CopyOut out = target.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            digest.add(row, 0, row[row.length - 1] == '\n' ? row.length - 1 : row.length);
        }
        return digest;
    }

    private void keep(long end, @Nullable String number) throws SQLException {
        String place = LogSequenceNumber.valueOf(end).asString();
        String last = number != null ? number : now.position().size() > 1 ? now.position().get(1) : null;
        Checkpoint next = new Checkpoint(run, now.phase(), now.chunk() + 1, last == null ? List.of(place) : List.of(place, last), now.read() + batch.changes(), now.rejected() + batch.rejected(),
                now.deleted() + batch.deleted(), now.bytes() + batch.bytes(), now.sentRows(), now.sent(), now.targetRows(), now.target());
        checkpoints.keep(next);
        watch.at(Step.BATCH_REMEMBERED);
        target.commit();
        now = next;
        watch.at(Step.BATCH_COMMITTED);
    }

    /** The source may forget what is committed here. */
    private void told(PGReplicationStream from) {
        onSource(() -> {
            from.setAppliedLSN(place());
            from.setFlushedLSN(place());
            from.forceUpdateStatus();
            return true;
        });
        watch.at(Step.BATCH_TOLD);
        batch.clear(now.chunk() + 1);
        advanced = System.nanoTime();
        watch.committed(now);
    }

    /** Others write to the log, too, and the source would keep all of that. */
    private void advance(PGReplicationStream from) throws SQLException {
        long reached = reached(from);
        if (System.nanoTime() - advanced > bounds.advance().toNanos() && (now.position().isEmpty() || reached > place().asLong()) && reached > 0) {
            locked();
            keep(reached, null);
            told(from);
        }
    }

    private void look(PGReplicationStream from) {
        if (System.nanoTime() - looked < bounds.look().toNanos()) {
            return;
        }
        looked = System.nanoTime();
        if (!comparing && System.nanoTime() - measured > bounds.measure().toNanos()) {
            measured = System.nanoTime();
            measure(from);
            if (!batch.within()) {
                drift();
            }
        }
        long late = batch.within() || batch.begun() ? Math.max(0, Duration.between(batch.at(), bounds.clock().instant()).toSeconds()) : 0;
        watch.looked(new CaptureState(now.phase(), now.position().isEmpty() ? null : place().asString(), comparing ? null : lag, late, comparing ? null : keeps, well, waits));
    }

    private void measure(PGReplicationStream from) {
        long reached = batch.within() || batch.begun() ? now.position().isEmpty() ? 0 : place().asLong() : reached(from);
        onSource(() -> {
            CaptureSlot.State state = slot.there(source, null);
            keeps = state.held();
            try (Statement statement = source.createStatement(); ResultSet row = statement.executeQuery("select pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), '%s')::bigint"
                    .formatted(LogSequenceNumber.valueOf(reached).asString()))) {
                row.next();
                lag = reached == 0 ? null : Long.valueOf(Math.max(0, row.getLong(1)));
            }
            source.commit();
            return true;
        });
        if (keeps != null && keeps > bounds.mostHeld()) {
            throw new ExchangeStopped("wal-bound", tooMuch(keeps, bounds.mostHeld()));
        }
    }

    static String tooMuch(long held, long most) {
        return "来源库为这个流程保留的日志有 " + (held >> 20) + " MB，超过上限 " + (most >> 20) + " MB，为免占满来源库的磁盘不再捕获；请取消这次运行，重新开始（先整表后变更）";
    }

    private void drift() {
        if (comparing) {
            return;
        }
        List<ExchangeFinding> findings = onSource(() -> {
            List<ExchangeFinding> found = changed.findings(begun);
            source.commit();
            return found;
        });
        if (findings.isEmpty()) {
            return;
        }
        ExchangeFinding first = findings.getFirst();
        if (batch.begun() && (!batch.within() || batch.untouched()) && stream != null) {
            PGReplicationStream from = stream;
            onTarget(() -> {
                apply(from);
                return true;
            });
        }
        throw new ExchangeStopped(first.code(), first.sentence() + (findings.size() == 1 ? "" : "（另有 " + (findings.size() - 1) + " 处）"));
    }

    /** Both ends, whole, at one place of the log: a snapshot of the source that holds what was committed before it, and the target once exactly that is applied. */
    private void compare(PGReplicationStream from, ChangeLog reader) throws SQLException {
        boolean[] begins = new boolean[1];
        try {
            log.open(other -> {
                ReplicationSlotInfo at = beside(from, () -> slot.look(other));
                begins[0] = true;
                compare(from, reader, at);
                return true;
            });
        } catch (ExchangeStopped busy) {
            if (begins[0]) {
                throw busy;
            }
            putOff = System.nanoTime() + bounds.again().toNanos();
            waits = "对账推迟，变更照常捕获；" + busy.sentence();
        }
    }

    private void compare(PGReplicationStream from, ChangeLog reader, ReplicationSlotInfo at) throws SQLException {
        onSource(() -> {
            source.rollback();
            source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = source.createStatement()) {
                statement.execute("set transaction snapshot '%s'".formatted(at.getSnapshotName()));
            }
            unbounded(source);
            return true;
        });
        // The snapshot is in the session of the source: whatever else is asked there would end it.
        comparing = true;
        try {
            onTarget(() -> {
                compare(from, reader, at.getConsistentPoint());
                return true;
            });
        } finally {
            comparing = false;
            onSource(() -> {
                source.rollback();
                source.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                return true;
            });
        }
    }

    /** A whole table takes as long as it takes, and so does a large transaction on its way. */
    private static void unbounded(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = 0");
            statement.execute("set local idle_in_transaction_session_timeout = 0");
        }
    }

    private void compare(PGReplicationStream from, ChangeLog reader, LogSequenceNumber at) throws SQLException {
        while (!step(from, reader, at.asLong())) {
            continue;
        }
        watch.at(Step.COMPARING);
        beside(from, () -> {
            locked();
            if (now.phase() == Checkpoint.Phase.CATCHING) {
                loader.hold();
            }
            unbounded(target);
            RowPasser passer = new RowPasser(plan, false);
            source(passer, plan.all(), null);
            RowDigest back = digest(stage.copyAll(table()));
            watch.at(Step.COMPARED);
            if (passer.sent().same(back)) {
                same(at, back);
            } else {
                different(passer.sent(), back);
            }
            return true;
        });
    }

    private void same(LogSequenceNumber at, RowDigest back) throws SQLException {
        boolean unseen = now.phase() == Checkpoint.Phase.CATCHING;
        if (unseen) {
            loader.show();
        }
        String last = now.position().size() > 1 ? now.position().get(1) : null;
        String place = now.position().isEmpty() || place().compareTo(at) < 0 ? at.asString() : place().asString();
        Checkpoint next = new Checkpoint(run, Checkpoint.Phase.STREAMING, now.chunk() + 1, last == null ? List.of(place) : List.of(place, last), now.read(), now.rejected(), now.deleted(), now.bytes(), back.rows(),
                back.value(), back.rows(), back.value());
        checkpoints.keep(next);
        watch.at(Step.SHOWN_REMEMBERED);
        target.commit();
        now = next;
        watch.at(Step.SHOWN);
        waits = null;
        watch.compared(at.asString());
        batch.clear(now.chunk() + 1);
        watch.committed(now);
    }

    /** Nothing is seen that was not before. */
    private void different(RowDigest sent, RowDigest back) throws SQLException {
        Checkpoint next = new Checkpoint(run, now.phase() == Checkpoint.Phase.CATCHING ? Checkpoint.Phase.DIFFERENT : now.phase(), now.chunk() + 1, now.position(), now.read(), now.rejected(), now.deleted(), now.bytes(),
                sent.rows(), sent.value(), back.rows(), back.value());
        if (next.phase() == Checkpoint.Phase.DIFFERENT) {
            new Shadow(target, plan.target(), flow).drop();
        }
        checkpoints.keep(next);
        target.commit();
        now = next;
        if (now.phase() == Checkpoint.Phase.STREAMING) {
            watch.committed(now);
            throw new ExchangeStopped("not-reconciled", different(now));
        }
    }

    /** Says what differs. */
    static String different(Checkpoint last) {
        long target = last.targetRows() == null ? 0 : last.targetRows();
        String what = target < last.sentRows() ? "少 " + (last.sentRows() - target) + " 行" : target > last.sentRows() ? "多 " + (target - last.sentRows()) + " 行" : "行数相同，内容不同";
        return "对账不一致：来源有 " + last.sentRows() + " 行（摘要 " + last.sent() + "），目标有 " + target + " 行（摘要 " + last.target() + "），" + what + "；目标表可能被别的程序改过。请取消这次运行，重新开始（先整表后变更）";
    }

    private static <T> T onSource(CaptureVoice.Ask<T> ask) {
        try {
            return ask.ask();
        } catch (SQLException failed) {
            throw ExchangeStopped.of("来源", failed);
        }
    }

    static <T> T onTarget(CaptureVoice.Ask<T> ask) {
        try {
            return ask.ask();
        } catch (SQLException failed) {
            throw ExchangeStopped.of("目标", failed);
        }
    }
}
