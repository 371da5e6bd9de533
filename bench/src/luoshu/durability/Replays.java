package luoshu.durability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import luoshu.bench.Browser;
import luoshu.bench.Folders;
import luoshu.bench.Json;
import luoshu.bench.Luoshu;

/**
 * D8: one signed code is acted upon a thousand times, at two nodes of which one is killed meanwhile and started again, later with the clock moved. It is accepted once; every other
 * attempt is refused and says why.
 */
final class Replays {

    private static final int ATTEMPTS = 1_000;
    private static final int AT_ONCE = 25;
    private static final Duration LIFE = Duration.ofMinutes(10);
    /** For the server under this proof: codes that outlive a restart. */
    static final String SETTING = "-Dluoshu.codes.life=" + LIFE.toSeconds() + "s";

    private final Luoshu server;
    private final Cast cast;
    private final Path root;
    private final Path offset;
    private final List<String> wrong = new ArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();

    Replays(Luoshu server, Cast cast, Path root, Path offset) {
        this.server = server;
        this.cast = cast;
        this.root = root;
        this.offset = offset;
    }

    Durability.Shown show() throws Exception {
        Path folder = Files.createTempDirectory("luoshu-second-node");
        try (Luoshu second = Luoshu.beside(root, server, folder)) {
            second.start();
            try (Browser clerk = cast.official("sh.clerk")) {
                String digits = code();
                attempts(clerk, second, digits, ATTEMPTS / 2, true);
                attempts(clerk, second, digits, ATTEMPTS - accepted.get() - refused.get() - unknown.get(), false);
                long used = Long.parseLong(server.postgres().value("postgres", "select count(*) from codes.code where redeemed_at is not null and redeemed_at > now() - interval '1 hour'"));
                if (accepted.get() > 1 || used != 1 || accepted.get() == 0 && unknown.get() == 0) {
                    wrong.add("accepted " + accepted + " times, unknown " + unknown + ", used in the database " + used);
                }
                for (Luoshu node : List.of(server, second)) {
                    expect(clerk.at(node.port()), digits.substring(0, digits.length() - 1) + (digits.endsWith("1") ? "2" : "1"), "code-forged", "a code with its last digit changed");
                    moved(clerk.at(node.port()), digits, Duration.ofMinutes(5), "code-used");
                    moved(clerk.at(node.port()), digits, LIFE.plusMinutes(5), "code-expired");
                    moved(clerk.at(node.port()), digits, Duration.ofMinutes(-30), "code-not-yet-valid");
                }
            } finally {
                Files.writeString(offset, Duration.ZERO.toString());
            }
        } finally {
            Folders.delete(folder);
        }
        return new Durability.Shown(Json.map("attempts", (long) accepted.get() + refused.get() + unknown.get(), "nodes", 2L, "accepted", (long) accepted.get(), "refused", (long) refused.get(),
                "unknown", (long) unknown.get()), wrong);
    }

    private String code() {
        try (Browser citizen = cast.citizen(0)) {
            return Json.text(citizen.write("POST", "/api/portal/codes", null).orThrow("code").json(), "digits");
        }
    }

    /** Half of them at each node; the first node is killed in the middle, or not. */
    private void attempts(Browser clerk, Luoshu second, String digits, int count, boolean kill) throws Exception {
        Queue<Integer> ports = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < count; i++) {
            ports.add(i % 2 == 0 ? server.port() : second.port());
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                running.add(threads.submit(() -> {
                    for (Integer port = ports.poll(); port != null; port = ports.poll()) {
                        attempt(clerk.at(port), digits);
                    }
                }));
            }
            if (kill) {
                while (ports.size() > count * 2 / 3) {
                    Thread.sleep(1);
                }
                server.kill();
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        if (kill) {
            server.start();
        }
    }

    private void attempt(Browser clerk, String digits) {
        try (clerk) {
            Browser.Answer answer = redeem(clerk, digits);
            if (answer.ok()) {
                accepted.incrementAndGet();
            } else if (answer.code().equals("code-used")) {
                refused.incrementAndGet();
            } else {
                synchronized (wrong) {
                    wrong.add("an attempt answers " + answer.status() + " " + answer.text());
                }
            }
        } catch (Browser.Unanswered gone) {
            unknown.incrementAndGet();
        } catch (Browser.NotSent never) {
            // the node is down: not an attempt
        }
    }

    private void moved(Browser clerk, String digits, Duration by, String code) throws Exception {
        Files.writeString(offset, by.toString());
        Thread.sleep(1_100); // a session may be remembered for a second
        expect(clerk, digits, code, "with the clock moved by " + by);
    }

    private void expect(Browser clerk, String digits, String code, String what) {
        try (clerk) {
            Browser.Answer answer = redeem(clerk, digits);
            if (answer.status() != 409 || !answer.code().equals(code)) {
                wrong.add(what + ", port " + clerk.port() + ": " + answer.status() + " " + answer.text());
            }
        }
    }

    private static Browser.Answer redeem(Browser clerk, String digits) {
        return clerk.write("POST", "/api/work/codes/redeem", Json.map("code", digits), UUID.randomUUID(), null);
    }
}
