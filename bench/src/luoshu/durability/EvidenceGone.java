package luoshu.durability;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import luoshu.bench.Browser;
import luoshu.bench.Json;
import luoshu.bench.Luoshu;

/**
 * D12: nobody sequences the evidence log any more, because another session holds the lock of the node that does. Within the grace certificates are issued, beyond it they are refused
 * and say why; applying and deciding go on. Once the lock is free they are issued again within ten seconds, and all evidence is there.
 */
final class EvidenceGone {

    private static final long GRACE_SECONDS = 4;
    private static final long NOTICED_SECONDS = 4;
    /** The grace begins with the oldest act without a checkpoint, which may have waited for one already. */
    private static final long UNSIGNED_SECONDS = 2;
    private static final long BACK_SECONDS = 10;
    private static final long LOCK = 0x6c65_6467_6572L;
    private static final String HOLDERS = "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 1 and granted and (classid::bigint << 32 | objid::bigint) = " + LOCK;

    private final Luoshu server;
    private final Cast cast;
    private final List<String> wrong = new ArrayList<>();

    EvidenceGone(Luoshu server, Cast cast) {
        this.server = server;
        this.cast = cast;
    }

    Durability.Shown show() throws Exception {
        server.stop();
        server.start("-Dluoshu.ledger.grace=" + GRACE_SECONDS + "s");
        try {
            List<Granted> granted = Granted.cases(cast, 4, "d12-");
            String undecided = cast.caseAtDecision(5, "d12-decided-meanwhile");
            try (Browser clerk = cast.official("sh.clerk")) {
                until(BACK_SECONDS, this::healthy);
                issued(granted.get(0).issue(clerk), "before");
                double noticed;
                Browser.Answer refused;
                try (Connection other = server.postgres().session("postgres"); Statement hold = other.createStatement()) {
                    Thread waiting = Thread.ofVirtual().start(() -> take(hold));
                    Thread.sleep(200); // first in the queue, or the node would have it back
                    server.postgres().query("postgres", HOLDERS);
                    waiting.join();
                    long gone = System.nanoTime();
                    issued(granted.get(1).issue(clerk), "within the grace");
                    until(GRACE_SECONDS + NOTICED_SECONDS, () -> !healthy());
                    noticed = (System.nanoTime() - gone) / 1e9;
                    refused = granted.get(2).issue(clerk);
                    if (refused.status() != 503 || !refused.code().equals("evidence-log-unavailable") || refused.headers().get("retry-after") == null) {
                        wrong.add("beyond the grace an issue answers " + refused.status() + " " + refused.headers() + " " + refused.text());
                    }
                    goesOn(undecided);
                    if (noticed < GRACE_SECONDS - UNSIGNED_SECONDS) {
                        wrong.add("it was given up after " + noticed + " s, within its grace");
                    }
                }
                long free = System.nanoTime();
                Browser.Answer again = refused;
                while (!again.ok() && System.nanoTime() - free < 3 * BACK_SECONDS * 1_000_000_000L) {
                    Thread.sleep(100);
                    again = granted.get(2).issue(clerk);
                }
                double back = (System.nanoTime() - free) / 1e9;
                if (back > BACK_SECONDS) {
                    wrong.add("issuing was back after " + back + " s");
                }
                issued(again, "with the log back");
                issued(granted.get(3).issue(clerk), "with the log back");
                IssuedOnce check = new IssuedOnce(server, cast, wrong);
                check.look(granted, free);
                return new Durability.Shown(Json.map("graceSeconds", GRACE_SECONDS, "refusedAfterSeconds", noticed, "backAfterSeconds", back, "certificates", (long) check.certificates()), wrong);
            }
        } finally {
            server.stop();
            server.start();
        }
    }

    private static void take(Statement hold) {
        try {
            hold.execute("select pg_advisory_lock(" + LOCK + ")");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void issued(Browser.Answer answer, String when) {
        if (!answer.ok()) {
            wrong.add("an issue " + when + " answers " + answer.status() + " " + answer.text());
        }
    }

    /** What needs no evidence of its own act. */
    private void goesOn(String undecided) {
        try (Browser applicant = cast.citizen(6); Browser approver = cast.official("sh.approver"); Browser anybody = new Browser(server.port())) {
            cast.submitted(applicant, "d12-meanwhile");
            Cast.command(approver, undecided, "grant");
            if (!anybody.get("/actuator/health/readiness").ok()) {
                wrong.add("the server says it is not ready");
            }
        } catch (IllegalStateException refused) {
            wrong.add("what needs no evidence is refused: " + refused.getMessage());
        }
    }

    private boolean healthy() {
        try (Browser anybody = new Browser(server.port())) {
            return anybody.get("/actuator/health").ok();
        }
    }

    private void until(long seconds, java.util.function.BooleanSupplier holds) throws InterruptedException {
        for (long end = System.nanoTime() + seconds * 1_000_000_000L; !holds.getAsBoolean(); Thread.sleep(50)) {
            if (System.nanoTime() > end) {
                wrong.add("the server's health did not change in " + seconds + " s");
                return;
            }
        }
    }
}
