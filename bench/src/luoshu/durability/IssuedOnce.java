package luoshu.durability;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.bench.Browser;
import luoshu.bench.Json;
import luoshu.bench.Luoshu;

/** Each case has one certificate; its file is there, is what was recorded and verifies; one entry of the evidence log proves it. */
final class IssuedOnce {

    static final long SIXTY_SECONDS = 60_000_000_000L;

    private final Luoshu server;
    private final Cast cast;
    private final List<String> wrong;
    private final Set<String> identifiers = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final Map<String, byte[]> files = new HashMap<>();
    private double readSeconds;

    IssuedOnce(Luoshu server, Cast cast, List<String> wrong) {
        this.server = server;
        this.cast = cast;
        this.wrong = wrong;
    }

    int certificates() {
        return identifiers.size();
    }

    double readSeconds() {
        return readSeconds;
    }

    /** {@code since}: when the server was back; the log has a minute from there. */
    void look(List<Granted> granted, long since) throws Exception {
        for (Granted one : granted) {
            certificate(one);
        }
        readSeconds = (System.nanoTime() - since) / 1e9;
        for (Granted one : granted) {
            proven(one, since);
        }
        if (identifiers.size() != granted.size() || numbers.size() != granted.size()) {
            wrong.add(identifiers.size() + " identifiers and " + numbers.size() + " numbers for " + granted.size() + " cases");
        }
        files.forEach(this::verify);
    }

    private void certificate(Granted one) throws Exception {
        try (Browser holder = cast.citizen(one.citizen())) {
            List<?> cards = Json.list(holder.get("/api/portal/certificates?case=" + one.number()).orThrow("certificates").json());
            if (cards.size() != 1 || !Json.text(cards.getFirst(), "state").equals("VALID")) {
                wrong.add(one.number() + " has " + cards.size() + " certificates: " + Json.write(cards));
                return;
            }
            String id = Json.text(cards.getFirst(), "id");
            Object page = holder.get("/api/portal/certificates/" + id).orThrow("certificate").json();
            identifiers.add(Json.text(page, "identifier"));
            numbers.add(Json.text(page, "number"));
            Browser.Answer file = holder.get("/api/portal/certificates/" + id + "/file");
            if (!file.ok()) {
                wrong.add("the file of " + one.number() + " is not there: " + file.status());
                return;
            }
            if (!HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.body())).equals(Json.text(page, "digest"))) {
                wrong.add("the file of " + one.number() + " is not the one recorded");
            }
            if (Json.list(page, "life").size() != 1) {
                wrong.add("the journal of the certificate of " + one.number() + " has " + Json.list(page, "life").size() + " lines");
            }
            files.put(one.number(), file.body());
        }
    }

    private void proven(Granted one, long since) throws Exception {
        try (Browser holder = cast.citizen(one.citizen())) {
            String id = Json.text(Json.list(holder.get("/api/portal/certificates?case=" + one.number()).json()).getFirst(), "id");
            List<?> receipts;
            do {
                receipts = Json.list(holder.get("/api/portal/certificates/" + id + "/receipts").orThrow("receipts").json());
                if (receipts.size() == 1 && Json.write(receipts).contains("\"proof\"")) {
                    return;
                }
                Thread.sleep(200);
            } while (System.nanoTime() - since < SIXTY_SECONDS);
            wrong.add("the certificate of " + one.number() + " has " + receipts.size() + " receipts, or no proof yet");
        }
    }

    /** By the public verification, which lets an address ask only so often. */
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
