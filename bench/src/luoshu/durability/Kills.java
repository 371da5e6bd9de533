package luoshu.durability;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;

import luoshu.bench.Browser;
import luoshu.bench.Json;
import luoshu.bench.Luoshu;
import luoshu.bench.Options;

/** D1: kill -9 under writers, again and again; everything acknowledged is there once, and what was unknown happened at most once. */
final class Kills {

    private final Luoshu server;
    private final Cast cast;
    private final int kills;
    private final long acks;
    private final int writers;
    private final long seed;
    private final Path historyFile;
    private volatile boolean work;

    Kills(Luoshu server, Cast cast, Options options, Path historyFile) {
        this.server = server;
        this.cast = cast;
        this.kills = options.number("kills");
        this.acks = options.seed("acks");
        this.writers = options.number("writers");
        this.seed = options.seed("seed");
        this.historyFile = historyFile;
    }

    Durability.Shown show() throws Exception {
        Random random = new Random(seed);
        List<Long> ready = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        long unknown = 0;
        long from = System.nanoTime();
        try (History history = new History(historyFile)) {
            List<Applicant> applicants = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                applicants.add(new Applicant(i, cast.matter(), cast.citizen(i), cast.official("sh.clerk"), history, seed));
            }
            Phaser pause = new Phaser(1);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> running = new ArrayList<>();
                for (int kill = 0; kill < kills; kill++) {
                    work = true;
                    for (Applicant applicant : applicants) {
                        pause.register();
                        running.add(threads.submit(() -> {
                            try {
                                while (work && applicant.step()) {
                                    // one act after the other until the server is gone
                                }
                            } finally {
                                pause.arriveAndDeregister();
                            }
                        }));
                    }
                    long least = acks * (kill + 1) / kills;
                    long deadline = System.nanoTime() + 180_000_000_000L;
                    while (history.count(History.Outcome.OK) < least && pause.getRegisteredParties() > 1 && System.nanoTime() < deadline) {
                        Thread.sleep(20);
                    }
                    Thread.sleep(300 + random.nextInt(1_700));
                    server.kill();
                    work = false;
                    pause.arriveAndAwaitAdvance();
                    for (Future<?> one : running) {
                        one.get();
                    }
                    running.clear();
                    ready.add(server.start());
                    for (Applicant applicant : applicants) {
                        List<Item> touched = applicant.items.subList(Math.max(0, applicant.items.size() - 30), applicant.items.size());
                        touched.forEach(applicant::verify);
                    }
                    System.out.printf("  kill %d: ready in %d ms; %d acknowledged, %d failed, %d unknown%n", kill + 1, ready.getLast(), history.count(History.Outcome.OK),
                            history.count(History.Outcome.FAIL), history.count(History.Outcome.UNKNOWN));
                }
            }
            unknown = history.count(History.Outcome.UNKNOWN);
            for (Applicant applicant : applicants) { // resolve what is unknown, by repeating it
                for (int tries = 0; tries < 5 && applicant.items.stream().anyMatch(item -> item.pending != null); tries++) {
                    applicant.step();
                }
                applicant.items.forEach(applicant::verify);
                orphans(applicant, wrong);
                wrong.addAll(applicant.wrong);
                if (applicant.lostSessions > 0) {
                    wrong.add(applicant.lostSessions + " acts refused because the session was lost");
                }
            }
            long cases = applicants.stream().flatMap(a -> a.items.stream()).filter(item -> item.number != null).count();
            long distinct = applicants.stream().flatMap(a -> a.items.stream()).filter(item -> item.number != null).map(item -> item.number).distinct().count();
            if (cases != distinct) {
                wrong.add((cases - distinct) + " case numbers were given twice");
            }
            return new Durability.Shown(Json.map("seed", seed, "kills", (long) kills, "acknowledged", history.count(History.Outcome.OK), "failed", history.count(History.Outcome.FAIL), "unknown", unknown,
                    "applications", (long) applicants.stream().mapToInt(a -> a.items.size()).sum(), "cases", cases, "lostOrDoubled", (long) wrong.size(), "readyMillis", ready,
                    "seconds", (System.nanoTime() - from) / 1e9), wrong);
        }
    }

    /** What the server lists for this applicant and nobody was told of: a doubled effect. */
    private static void orphans(Applicant applicant, List<String> wrong) {
        Set<String> known = new HashSet<>();
        applicant.items.forEach(item -> known.add(item.number == null ? item.id : item.number));
        Browser portal = applicant.portal();
        Set<String> listed = new HashSet<>();
        for (Object draft : Json.list(portal.get("/api/portal/drafts").orThrow("drafts").json())) {
            listed.add(Json.text(draft, "id"));
        }
        for (int page = 0, total = 1; page * 100 < total; page++) {
            Object answer = portal.get("/api/portal/cases?size=100&page=" + page).orThrow("cases").json();
            total = Json.number(answer, "total");
            Json.list(answer, "items").forEach(row -> listed.add(Json.text(row, "number")));
        }
        for (String one : listed) {
            if (!known.contains(one)) {
                wrong.add("the server has " + one + ", which no acknowledgement names");
            }
        }
        for (Item item : applicant.items) {
            String name = item.number == null ? item.id : item.number;
            if (name != null && !listed.contains(name)) {
                wrong.add("lost from the list: " + item.marker + " " + name);
            }
        }
    }
}
