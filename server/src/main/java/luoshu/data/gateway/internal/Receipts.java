package luoshu.data.gateway.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.SigningKeys;
import luoshu.trust.signing.Sm2Verifier;
import luoshu.trust.signing.Sm3;
import org.springframework.stereotype.Component;

/**
 * Receipts of one batch share one SM2 signature, over the root of a tree of SM3: leaf SM3(0‖text), node SM3(1‖left‖right), a node without a neighbour goes up as it is. A receipt is its text, an empty line, the way
 * to the root (a line each: {@code L} or {@code R}, where the neighbour stands, and its hash), an empty line, batch, key and signature.
 */
@Component
class Receipts {

    private static final HexFormat HEX = HexFormat.of();
    private final SigningKeys keys;

    Receipts(SigningKeys keys) {
        this.keys = keys;
    }

    /** What happened to one question. {@code question}: its digest; {@code answer}: SM3 of the body that was sent. */
    static String text(UUID use, Instant at, String contract, String provider, String asker, String key, byte[] question, byte[] answer, int status, String code) {
        return "luoshu-gateway-receipt-1\nuse " + use + "\nat " + at.truncatedTo(ChronoUnit.MILLIS) + "\ncontract " + contract + "\nprovider " + provider + "\nasker " + asker + "\nkey " + key + "\nquestion "
                + HEX.formatHex(question) + "\nanswer " + HEX.formatHex(answer) + "\nstatus " + status + " " + code + "\n";
    }

    /** Receipts that were signed together; the same bytes whenever they are built from the same texts. */
    static final class Batch {

        private final List<String> texts;
        private final List<List<byte[]>> levels;
        private final String key;
        private final byte[] signature;
        private final String tail;

        Batch(UUID id, String key, byte[] signature, List<String> texts) {
            this(id, key, signature, texts, levels(texts.stream().map(Receipts::leaf).toList()));
        }

        private Batch(UUID id, String key, byte[] signature, List<String> texts, List<List<byte[]>> levels) {
            this.texts = texts;
            this.levels = levels;
            this.key = key;
            this.signature = signature;
            tail = "batch " + id + "\nsize " + texts.size() + "\nkey " + key + "\nsignature " + Base64.getEncoder().encodeToString(signature) + "\n";
        }

        String receipt(int place) {
            return texts.get(place) + "\n" + way(levels, place) + "\n" + tail;
        }

        byte[] root() {
            return levels.getLast().getFirst();
        }

        String key() {
            return key;
        }

        byte[] signature() {
            return signature;
        }
    }

    /** What is signed. */
    static byte[] signed(UUID batch, int size, byte[] root) {
        return ("luoshu-gateway-receipts-1\n" + batch + "\n" + size + "\n" + HEX.formatHex(root)).getBytes(StandardCharsets.UTF_8);
    }

    Batch sign(UUID batch, List<String> texts) {
        List<List<byte[]>> levels = levels(texts.stream().map(Receipts::leaf).toList());
        SigningKey key = keys.current(KeyPurpose.RECEIPT);
        return new Batch(batch, key.id(), key.sign(signed(batch, texts.size(), levels.getLast().getFirst())), texts, levels);
    }

    /** Whether the receipt is about this answer and signed by a key of this platform that ever signed receipts. */
    boolean holds(String receipt, byte[] answer) {
        int first = receipt.indexOf("\n\n");
        int last = receipt.indexOf("\nbatch ");
        if (first < 0 || last < 0 || !receipt.substring(0, first + 1).contains("\nanswer " + HEX.formatHex(Sm3.digest(answer)) + "\n")) {
            return false;
        }
        try {
            byte[] hash = leaf(receipt.substring(0, first + 1));
            for (String step : receipt.substring(Math.min(first + 2, last), last).split("\n")) {
                if (!step.isBlank()) {
                    byte[] other = HEX.parseHex(step.substring(2));
                    byte[] left = step.startsWith("L ") ? other : hash;
                    byte[] right = step.startsWith("L ") ? hash : other;
                    hash = new Sm3().update(new byte[] {1}, 0, 1).update(left, 0, left.length).update(right, 0, right.length).digest();
                }
            }
            Map<String, String> tail = new HashMap<>();
            receipt.substring(last + 1).lines().forEach(line -> tail.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
            byte[] signed = signed(UUID.fromString(tail.get("batch")), Integer.parseInt(tail.get("size")), hash);
            return keys.find(tail.get("key")).filter(key -> key.purpose() == KeyPurpose.RECEIPT)
                    .map(key -> new Sm2Verifier(key.publicKey()).verify(signed, Base64.getDecoder().decode(tail.get("signature")))).orElse(false);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException garbled) {
            return false;
        }
    }

    static byte[] leaf(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Sm3().update(new byte[] {0}, 0, 1).update(bytes, 0, bytes.length).digest();
    }

    static byte[] root(List<byte[]> leaves) {
        return levels(leaves).getLast().getFirst();
    }

    private static List<List<byte[]>> levels(List<byte[]> leaves) {
        List<List<byte[]>> levels = new ArrayList<>(List.of(leaves));
        while (levels.getLast().size() > 1) {
            List<byte[]> below = levels.getLast();
            List<byte[]> level = new ArrayList<>();
            for (int i = 0; i < below.size(); i += 2) {
                level.add(i + 1 == below.size() ? below.get(i) : new Sm3().update(new byte[] {1}, 0, 1).update(below.get(i), 0, Sm3.LENGTH).update(below.get(i + 1), 0, Sm3.LENGTH).digest());
            }
            levels.add(level);
        }
        return levels;
    }

    private static String way(List<List<byte[]>> levels, int place) {
        StringBuilder way = new StringBuilder();
        int at = place;
        for (List<byte[]> level : levels.subList(0, levels.size() - 1)) {
            int neighbour = at ^ 1;
            if (neighbour < level.size()) {
                way.append(neighbour < at ? "L " : "R ").append(HEX.formatHex(level.get(neighbour))).append('\n');
            }
            at /= 2;
        }
        return way.toString();
    }
}
