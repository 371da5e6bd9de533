package luoshu.data.gateway.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.SigningKeys;
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
