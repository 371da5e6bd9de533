package luoshu.durability;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import luoshu.bench.Browser;
import luoshu.bench.FoodLicence;
import luoshu.bench.Json;
import luoshu.bench.Luoshu;

/**
 * D4: kill -9 while approved cases become certificates – number, face, seal, file, log, directory, notice. An issue whose outcome is unknown is repeated under its key. In the end
 * each case has one certificate, its file is there, is what was recorded and verifies, and one entry of the evidence log proves it.
 */
final class Issues {

    private static final int WRITERS = 4;
    private static final long SIXTY_SECONDS = 60_000_000_000L;

    private record Wish(String number, int citizen, Object version, UUID key) {
    }

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
        List<Wish> granted = granted();
        Queue<Wish> open = new ConcurrentLinkedQueue<>(granted);
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
        Set<String> identifiers = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        Map<String, byte[]> files = new HashMap<>();
        for (Wish wish : granted) {
            certificate(wish, identifiers, numbers, files);
        }
        double wholeAfter = (System.nanoTime() - recovered) / 1e9;
        proven(granted, recovered);
        if (identifiers.size() != approvals || numbers.size() != approvals) {
            wrong.add(identifiers.size() + " identifiers and " + numbers.size() + " numbers for " + approvals + " cases");
        }
        files.forEach(this::verify);
        return new Durability.Shown(Json.map("approvals", (long) approvals, "kills", (long) kills, "unknown", unknown, "certificates", (long) identifiers.size(),
                "issuedSecondsAfterRecovery", (last - recovered) / 1e9, "readSecondsAfterRecovery", wholeAfter, "wrong", (long) wrong.size()), wrong);
    }

    private List<Wish> granted() {
        List<Wish> granted = new ArrayList<>();
        try (Browser approver = cast.official("sh.approver")) {
            for (int i = 0; i < approvals; i++) {
                String number = cast.caseAtDecision(i, "d4-" + i);
                Object dossier = Cast.command(approver, number, "grant");
                granted.add(new Wish(number, i, Json.at(dossier, "version"), UUID.randomUUID()));
            }
        }
        return granted;
    }

    /** Issues until so many are acknowledged; killed meanwhile, or not. How many outcomes stayed unknown. */
    private long round(Queue<Wish> open, Set<String> acknowledged, int until, boolean kill) throws Exception {
        work = true;
        long before = System.nanoTime();
        List<Wish> unknown = java.util.Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                running.add(threads.submit(() -> issue(open, acknowledged, unknown)));
            }
            if (kill) {
                while (acknowledged.size() < until && System.nanoTime() - before < SIXTY_SECONDS && running.stream().anyMatch(one -> !one.isDone())) {
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

    private void issue(Queue<Wish> open, Set<String> acknowledged, List<Wish> unknown) {
        try (Browser clerk = cast.official("sh.clerk")) {
            for (Wish wish = open.poll(); wish != null; wish = work ? open.poll() : null) {
                Browser.Answer answer;
                try {
                    answer = FoodLicence.command(clerk, wish.number, "issue-result", wish.version, wish.key);
                } catch (Browser.NotSent | Browser.Unanswered gone) {
                    unknown.add(wish);
                    return;
                }
                if (answer.ok()) {
                    acknowledged.add(wish.number);
                } else if (answer.status() == 503 || answer.status() == 429) {
                    unknown.add(wish);
                } else {
                    synchronized (wrong) {
                        wrong.add("issue of " + wish.number + " refused: " + answer.status() + " " + answer.text());
                    }
                }
            }
        }
    }

    private void certificate(Wish wish, Set<String> identifiers, Set<String> numbers, Map<String, byte[]> files) throws Exception {
        try (Browser holder = cast.citizen(wish.citizen)) {
            List<?> cards = Json.list(holder.get("/api/portal/certificates?case=" + wish.number).orThrow("certificates").json());
            if (cards.size() != 1 || !Json.text(cards.getFirst(), "state").equals("VALID")) {
                wrong.add(wish.number + " has " + cards.size() + " certificates: " + Json.write(cards));
                return;
            }
            String id = Json.text(cards.getFirst(), "id");
            Object page = holder.get("/api/portal/certificates/" + id).orThrow("certificate").json();
            identifiers.add(Json.text(page, "identifier"));
            numbers.add(Json.text(page, "number"));
            Browser.Answer file = holder.get("/api/portal/certificates/" + id + "/file");
            if (!file.ok()) {
                wrong.add("the file of " + wish.number + " is not there: " + file.status());
                return;
            }
            if (!HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.body())).equals(Json.text(page, "digest"))) {
                wrong.add("the file of " + wish.number + " is not the one recorded");
            }
            if (Json.list(page, "life").size() != 1) {
                wrong.add("the journal of the certificate of " + wish.number + " has " + Json.list(page, "life").size() + " lines");
            }
            files.put(wish.number, file.body());
        }
    }

    /** One entry of the log each, covered by a checkpoint within a minute after the recovery. */
    private void proven(List<Wish> granted, long recovered) throws Exception {
        for (Wish wish : granted) {
            try (Browser holder = cast.citizen(wish.citizen)) {
                String id = Json.text(Json.list(holder.get("/api/portal/certificates?case=" + wish.number).json()).getFirst(), "id");
                List<?> receipts = List.of();
                do {
                    receipts = Json.list(holder.get("/api/portal/certificates/" + id + "/receipts").orThrow("receipts").json());
                    if (receipts.size() == 1 && Json.write(receipts).contains("\"proof\"")) {
                        break;
                    }
                    Thread.sleep(200);
                } while (System.nanoTime() - recovered < SIXTY_SECONDS);
                if (receipts.size() != 1 || !Json.write(receipts).contains("\"proof\"")) {
                    wrong.add("the certificate of " + wish.number + " has " + receipts.size() + " receipts, or no proof yet");
                }
            }
        }
    }

    /** By the public verification, which lets an address ask so often. */
    private void verify(String number, byte[] file) {
        try (Browser visitor = new Browser(server.port())) {
            while (true) {
                Browser.Answer answer = visitor.upload("/api/public/seal-verifications", "certificate.ofd", "application/ofd", file, UUID.randomUUID());
                if (answer.status() == 429 || answer.status() == 503) {
                    Thread.sleep(1_100);
                    continue;
                }
                if (!answer.ok() || !answer.text().contains("\"valid\":true")) {
                    wrong.add("the file of " + number + " does not verify: " + answer.status() + " " + answer.text().substring(0, Math.min(300, answer.text().length())));
                }
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
