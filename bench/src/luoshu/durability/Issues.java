package luoshu.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import luoshu.bench.Browser;
import luoshu.bench.Json;
import luoshu.bench.Luoshu;

/**
 * D4: kill -9 while approved cases become certificates – number, face, seal, file, log, directory, notice. An issue whose outcome is unknown is repeated under its key. In the end
 * each case has one certificate, its file is there, is what was recorded and verifies, and one entry of the evidence log proves it.
 */
final class Issues {

    private static final int WRITERS = 4;

    private final Luoshu server;
    private final Cast cast;
    private final int approvals;
    private final int kills;
    private final Random random;
    private final List<String> wrong = new ArrayList<>();
    private volatile boolean work;

    Issues(Luoshu server, Cast cast, int approvals, long seed) {
        this.server = server;
        this.cast = cast;
        this.approvals = approvals;
        this.kills = Math.max(3, approvals / 10);
        this.random = new Random(seed);
    }

    Durability.Shown show() throws Exception {
        List<Granted> granted = Granted.cases(cast, approvals, "d4-");
        Queue<Granted> open = new ConcurrentLinkedQueue<>(granted);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        long unknown = 0;
        for (int kill = 0; kill < kills && !open.isEmpty(); kill++) {
            int least = acknowledged.size() + approvals / (kills + 1);
            unknown += round(open, acknowledged, Math.min(least, approvals - 1), true);
        }
        long recovered = System.nanoTime();
        unknown += round(open, acknowledged, approvals, false);
        long last = System.nanoTime();
        if (acknowledged.size() != approvals) {
            wrong.add(acknowledged.size() + " of " + approvals + " issues were acknowledged in the end");
        }
        IssuedOnce check = new IssuedOnce(server, cast, wrong);
        check.look(granted, recovered);
        return new Durability.Shown(Json.map("approvals", (long) approvals, "kills", (long) kills, "unknown", unknown, "certificates", (long) check.certificates(),
                "issuedSecondsAfterRecovery", (last - recovered) / 1e9, "readSecondsAfterRecovery", check.readSeconds(), "wrong", (long) wrong.size()), wrong);
    }

    /** Issues until so many are acknowledged; killed meanwhile, or not. How many outcomes stayed unknown. */
    private long round(Queue<Granted> open, Set<String> acknowledged, int until, boolean kill) throws Exception {
        work = true;
        long before = System.nanoTime();
        List<Granted> unknown = java.util.Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                running.add(threads.submit(() -> issue(open, acknowledged, unknown)));
            }
            if (kill) {
                while (acknowledged.size() < until && System.nanoTime() - before < IssuedOnce.SIXTY_SECONDS && running.stream().anyMatch(one -> !one.isDone())) {
                    Thread.sleep(2);
                }
                Thread.sleep(random.nextInt(120));
                server.kill();
                work = false;
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        open.addAll(unknown);
        if (kill) {
            System.out.printf("  kill: ready in %d ms; %d acknowledged, %d unknown%n", server.start(), acknowledged.size(), unknown.size());
        }
        return unknown.size();
    }

    private void issue(Queue<Granted> open, Set<String> acknowledged, List<Granted> unknown) {
        try (Browser clerk = cast.official("sh.clerk")) {
            for (Granted wish = open.poll(); wish != null; wish = work ? open.poll() : null) {
                Browser.Answer answer;
                try {
                    answer = wish.issue(clerk);
                } catch (Browser.NotSent | Browser.Unanswered gone) {
                    unknown.add(wish);
                    return;
                }
                if (answer.ok()) {
                    acknowledged.add(wish.number());
                } else if (answer.status() == 503 || answer.status() == 429) {
                    unknown.add(wish);
                } else {
                    synchronized (wrong) {
                        wrong.add("issue of " + wish.number() + " refused: " + answer.status() + " " + answer.text());
                    }
                }
            }
        }
    }
}
