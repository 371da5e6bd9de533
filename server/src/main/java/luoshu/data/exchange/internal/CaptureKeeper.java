package luoshu.data.exchange.internal;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks after what sources keep for captures: a slot nobody reads fills the disk of its server, whatever has become of the flow. */
@Component
class CaptureKeeper {

    static final String TOO_MUCH = "wal-bound";
    static final String DROPPED = "；来源库的复制槽已经删除";
    private static final Logger log = LoggerFactory.getLogger(CaptureKeeper.class);
    private static final int AT_ONCE = 100;
    private final FlowQueries flows;
    private final RunQueries runs;
    private final CaptureQueries captures;
    private final FlowTables tables;
    private final ExchangeSettings settings;
    private final Access access;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final AtomicBoolean looking = new AtomicBoolean();

    CaptureKeeper(FlowQueries flows, RunQueries runs, CaptureQueries captures, FlowTables tables, ExchangeSettings settings, Access access, Audit audit, PlatformTransactionManager transactions) {
        this.flows = flows;
        this.runs = runs;
        this.captures = captures;
        this.tables = tables;
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** On a thread of its own: sources that are away take their time, and whoever else waits for the clock shares one thread. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void look() {
        if (looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("capture-keeper").start(() -> {
                try {
                    round();
                } finally {
                    looking.set(false);
                }
            });
        }
    }

    private void round() {
        Set<UUID> away = new HashSet<>();
        for (CaptureQueries.Kept one : captures.kept(AT_ONCE)) {
            if (away.contains(one.source())) {
                continue;
            }
            try {
                access.asPlatform("exchange-capture", () -> {
                    lookAfter(one);
                    return true;
                });
            } catch (ExchangeStopped stopped) {
                away.add(one.source());
                log.info("what the source {} keeps for the flow {} is not known: {}", one.source(), one.flow(), stopped.code());
            } catch (RuntimeException failed) {
                log.warn("what the source {} keeps for the flow {} could not be looked after", one.source(), one.flow(), failed);
            }
        }
    }

    /** @throws ExchangeStopped the source cannot be asked how much it is */
    void lookAfter(CaptureQueries.Kept one) {
        if (one.over()) {
            under(one, () -> drop(one.source(), one.flow(), one.run()).ifPresent(left -> log.info("the flow {}: {}", one.flow(), left)));
            return;
        }
        long held = tables.slot(one.source(), one.flow()).map(CaptureSlot.State::held).orElse(0L);
        captures.held(one.run(), held);
        if (held > settings.warnHeld() << 20) {
            log.warn("the source of the flow {} keeps {} MB of its log for it", one.flow(), held >> 20);
        }
        if (held > settings.mostHeld() << 20) {
            under(one, () -> giveUp(one, held));
        }
    }

    /** A run begins, goes on and is cancelled under the lock of its flow, and its slot has the name of the flow: what was found may be another's by now. */
    private void under(CaptureQueries.Kept one, Runnable act) {
        transaction.executeWithoutResult(_ -> {
            flows.lock(one.flow());
            if (captures.still(one)) {
                act.run();
            }
        });
    }

    private void giveUp(CaptureQueries.Kept one, long held) {
        String why = CaptureEngine.tooMuch(held, settings.mostHeld() << 20);
        if (!runs.giveUp(one.run(), TOO_MUCH, why)) {
            return;
        }
        Optional<String> left = drop(one.source(), one.flow(), one.run());
        runs.giveUp(one.run(), TOO_MUCH, why + left.map(still -> "；" + still).orElse(DROPPED));
        if (left.isEmpty()) {
            audit.record(Act.done("exchange.give-up", "exchange-flow:" + one.flow()).with(Map.of("run", one.run().toString(), "held", held)));
        }
    }

    /** What the source keeps for the flow. Empty: it is gone; else what is left, in words. */
    Optional<String> drop(UUID source, UUID flow, UUID run) {
        try {
            tables.release(source, flow);
            captures.dropped(run);
            return Optional.empty();
        } catch (ExchangeStopped away) {
            String name = new CaptureSlot(flow).name();
            return Optional.of(away.sentence() + "；来源库中还留有复制槽 " + name + "，平台会再试，也可以请来源库管理员执行 SELECT pg_drop_replication_slot('" + name + "')");
        }
    }
}
