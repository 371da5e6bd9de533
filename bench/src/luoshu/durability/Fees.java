package luoshu.durability;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import luoshu.bench.Browser;
import luoshu.bench.Json;
import luoshu.bench.Luoshu;

/**
 * kill -9 while fees are paid, refunded and billed, with a bank that says everything several times. In the end each sum was paid once and each refund went once; numbers of bills have
 * no gap and no double; the books agree with the bank's.
 */
final class Fees {

    private static final ZoneId HENAN = ZoneId.of("Asia/Shanghai");
    private static final int WRITERS = 4;
    private static final int KILLS = 3;

    /** One payment on its way; what is unknown is repeated under the same keys. */
    private static final class Fee {
        final String number;
        final boolean goesBack;
        final UUID checkout = UUID.randomUUID();
        final UUID refund = UUID.randomUUID();
        final UUID decision = UUID.randomUUID();
        String notice;

        Fee(String number, boolean goesBack) {
            this.number = number;
            this.goesBack = goesBack;
        }
    }

    private final Luoshu server;
    private final Cast cast;
    private final int count;
    private final Random random;
    private final List<String> wrong = new ArrayList<>();
    private final AtomicInteger unknown = new AtomicInteger();
    private volatile boolean work;

    Fees(Luoshu server, Cast cast, int count, long seed) {
        this.server = server;
        this.cast = cast;
        this.count = count;
        this.random = new Random(seed);
    }

    Durability.Shown show() throws Exception {
        RoadOccupation matter = new RoadOccupation(server, cast);
        List<Fee> fees = new ArrayList<>();
        for (String number : matter.granted(count)) {
            fees.add(new Fee(number, fees.size() % 3 == 0));
        }
        bank();
        try (Browser window = matter.seated("sh.urban", "综合窗口受理岗"); Browser head = cast.official("sh.works")) {
            List<Fee> open = new ArrayList<>(fees);
            for (int kill = 0; kill < KILLS; kill++) {
                open = round(open, window, head, true);
            }
            long recovered = System.nanoTime();
            while (!open.isEmpty() && System.nanoTime() - recovered < IssuedOnce.SIXTY_SECONDS) {
                open = round(open, window, head, false);
            }
            double seconds = (System.nanoTime() - recovered) / 1e9;
            open.forEach(fee -> wrong.add(fee.number + " did not end within a minute"));
            fees.forEach(this::look);
            books();
            return new Durability.Shown(Json.map("payments", (long) count, "refunds", fees.stream().filter(fee -> fee.goesBack).count(), "kills", (long) KILLS, "unknown", (long) unknown.get(),
                    "endedSecondsAfterRecovery", seconds), wrong);
        }
    }

    private void bank() {
        try (Browser system = cast.official("ha.system")) {
            Object now = system.get("/api/admin/bank").orThrow("bank").json();
            system.write("PUT", "/api/admin/bank", Json.map("callbackDelayMillis", 200, "callbackCopies", 5, "refundDelayMillis", 200, "refusePayments", false, "refuseRefunds", false, "outage", false,
                    "statementFault", "NONE"), UUID.randomUUID(), Json.text(now, "version")).orThrow("bank");
        }
    }

    /** Goes on with each as far as it goes, until killed; those that have not ended yet. */
    private List<Fee> round(List<Fee> fees, Browser window, Browser head, boolean kill) throws Exception {
        work = true;
        Queue<Fee> waiting = new ConcurrentLinkedQueue<>(fees);
        List<Fee> left = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                running.add(threads.submit(() -> {
                    for (Fee fee = waiting.poll(); fee != null; fee = waiting.poll()) {
                        if (!work || !ended(fee, window, head)) {
                            left.add(fee);
                        }
                    }
                }));
            }
            if (kill) {
                Thread.sleep(200 + random.nextInt(1_500));
                server.kill();
                work = false;
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        if (kill) {
            System.out.printf("  kill: ready in %d ms; %d of %d have not ended%n", server.start(), left.size(), count);
        } else {
            Thread.sleep(200);
        }
        return left;
    }

    private boolean ended(Fee fee, Browser window, Browser head) {
        try (Browser payer = cast.citizen(0); Browser clerk = window.again(); Browser chief = head.again()) {
            Map<?, ?> notice = notice(payer, fee);
            if (notice == null) {
                return false;
            }
            fee.notice = Json.text(notice, "id");
            return switch (Json.text(notice, "state")) {
                case "PENDING" -> {
                    pay(payer, fee);
                    yield false;
                }
                case "PAID" -> {
                    if (fee.goesBack) {
                        giveBack(clerk, chief, fee, notice);
                    }
                    yield !fee.goesBack;
                }
                case "REFUNDED" -> true;
                default -> throw new IllegalStateException(fee.number + " is " + Json.text(notice, "state"));
            };
        } catch (Browser.NotSent | Browser.Unanswered gone) {
            unknown.incrementAndGet();
            return false;
        }
    }

    private static Map<?, ?> notice(Browser payer, Fee fee) {
        List<?> notices = Json.list(payer.get("/api/portal/cases/" + fee.number + "/payments").orThrow("notices").json());
        return notices.isEmpty() ? null : (Map<?, ?>) notices.getFirst();
    }

    private void pay(Browser payer, Fee fee) {
        Browser.Answer checkout = payer.write("POST", "/api/portal/payments/" + fee.notice + "/checkout", null, fee.checkout, null);
        if (checkout.ok()) {
            String url = Json.text(checkout.json(), "url");
            tolerate(payer.write("POST", "/api/public/bank/orders/" + url.substring(url.lastIndexOf('/') + 1), Json.map("pay", true)), "payment");
        } else {
            tolerate(checkout, "checkout");
        }
    }

    private void giveBack(Browser clerk, Browser chief, Fee fee, Map<?, ?> notice) {
        Object refund = notice.get("refund");
        if (refund == null) {
            tolerate(clerk.write("POST", "/api/work/payments/" + fee.notice + "/refunds", Json.map("kind", "WRONGLY_CHARGED", "reason", "活动取消，未占用道路。"), fee.refund, null), "refund");
        } else if ("REQUESTED".equals(Json.text(refund, "state"))) {
            tolerate(chief.write("POST", "/api/work/refunds/" + Json.text(refund, "id") + "/decision", Json.map("approve", true, "note", "情况属实。"), fee.decision, null), "decision");
        }
    }

    /** It may have been done before the kill: then it is a conflict, or the answer of then. */
    private void tolerate(Browser.Answer answer, String what) {
        if (!answer.ok() && answer.status() != 409 && answer.status() != 503) {
            synchronized (wrong) {
                wrong.add(what + " answers " + answer.status() + " " + answer.text());
            }
        }
    }

    private void look(Fee fee) {
        try (Browser payer = cast.citizen(0)) {
            List<?> notices = Json.list(payer.get("/api/portal/cases/" + fee.number + "/payments").orThrow("notices").json());
            if (notices.size() != 1) {
                wrong.add(fee.number + " has " + notices.size() + " notices");
            }
            List<?> receipts = Json.list(payer.get("/api/portal/cases/" + fee.number + "/receipts").orThrow("receipts").json());
            for (String kind : List.of("fee-paid", "bill-issued")) {
                long found = receipts.stream().filter(receipt -> kind.equals(Json.text(receipt, "kind"))).count();
                if (found != 1) {
                    wrong.add(fee.number + " has " + found + " receipts of " + kind);
                }
            }
        }
    }

    /** As their keepers see them. */
    private void books() {
        nothing("attempts paid twice", "select notice from payments.attempt where state in ('PAID', 'SURPLUS') group by notice having count(*) > 1");
        nothing("orders paid at the bank and not here", "select t.order_no from bank.trade t join payments.attempt a using (order_no) where t.state = 'PAID' and a.state <> 'PAID'");
        nothing("orders paid here and not at the bank", "select a.order_no from payments.attempt a left join bank.trade t using (order_no) where a.state = 'PAID' and t.state is distinct from 'PAID'");
        nothing("notices refunded twice", "select order_no from bank.payback where state = 'DONE' group by order_no having count(*) > 1");
        nothing("notices with bills that do not add up",
                "select n.code from payments.notice n left join payments.bill b on b.notice = n.id where n.state in ('PAID', 'REFUNDED') group by n.id having sum(b.fen) is distinct from case n.state when 'PAID' then n.fen - n.reduced_fen else 0 end");
        nothing("codes of bills with gaps", "select b.code from payments.bill b join payments.serial s using (code) group by b.code, s.value having count(*) <> s.value or max(b.number::bigint) <> s.value or min(b.number::bigint) <> 1");
        try (Browser fiscal = cast.official("ha.fiscal")) {
            LocalDate today = LocalDate.now(HENAN);
            for (LocalDate day : List.of(today.minusDays(1), today)) { // a run over midnight has two
                Object books = fiscal.write("POST", "/api/work/reconciliations", Json.map("day", day.toString())).orThrow("reconciliation").json();
                Json.list(books, "items").stream().filter(one -> day.toString().equals(Json.text(one, "day")) && Json.number(one, "differences") != 0).forEach(one -> wrong.add("the books differ: " + Json.write(one)));
            }
        }
    }

    private void nothing(String what, String sql) {
        List<?> found = server.postgres().query("postgres", sql);
        if (!found.isEmpty()) {
            wrong.add(what + ": " + Json.write(found));
        }
    }
}
