package luoshu.verify;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A receipt of the gateway (docs/gateway.md): its text, the way from its leaf to the root of its batch, and the signature over the root. */
record GatewayReceipt(String text, Map<String, String> facts, List<String> way, Map<String, String> batch) {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};
    private static final int LONGEST_WAY = 40;

    /** @param sent as it stands in the header, or decoded */
    static GatewayReceipt parse(String sent) {
        String receipt = sent.startsWith("luoshu-gateway-receipt-1\n") ? sent : new String(Base64.getDecoder().decode(sent.strip()), StandardCharsets.UTF_8);
        int first = receipt.indexOf("\n\n");
        int second = receipt.indexOf("\nbatch ", first + 1);
        if (!receipt.startsWith("luoshu-gateway-receipt-1\n") || first < 0 || second < 0) {
            throw new Wrong("not a receipt of the gateway");
        }
        String text = receipt.substring(0, first + 1);
        List<String> way = new ArrayList<>(receipt.substring(first + 2, Math.max(first + 2, second)).lines().filter(line -> !line.isEmpty()).toList());
        if (way.size() > LONGEST_WAY || !way.stream().allMatch(step -> step.matches("[LR] [0-9a-f]{64}"))) {
            throw new Wrong("not a way to the root");
        }
        return new GatewayReceipt(text, lines(text.substring(text.indexOf('\n') + 1)), way, lines(receipt.substring(second + 1)));
    }

    private static Map<String, String> lines(String text) {
        Map<String, String> all = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int at = line.indexOf(' ');
            if (at < 1 || all.put(line.substring(0, at), line.substring(at + 1)) != null) {
                throw new Wrong("not a receipt of the gateway");
            }
        });
        return all;
    }

    Instant at() {
        try {
            return Instant.parse(fact(facts, "at"));
        } catch (DateTimeException wrong) {
            throw new Wrong("not a time in the receipt");
        }
    }

    private static String fact(Map<String, String> from, String name) {
        String value = from.get(name);
        if (value == null) {
            throw new Wrong("the receipt does not say its " + name);
        }
        return value;
    }

    /** @throws Wrong unless a key of receipts signed the batch it is in, whose certificate leads to a trusted root at the time of the receipt */
    void verify(Trust trust) {
        byte[] hash = Sm3.hash(LEAF, text.getBytes(StandardCharsets.UTF_8));
        for (String step : way) {
            byte[] neighbour = HexFormat.of().parseHex(step.substring(2));
            hash = step.charAt(0) == 'L' ? Sm3.hash(NODE, neighbour, hash) : Sm3.hash(NODE, hash, neighbour);
        }
        String key = fact(batch, "key");
        X509 signer = trust.certificates().stream().filter(each -> key.equals(HexFormat.of().formatHex(Sm3.hash(each.key()), 0, 16))).findFirst()
                .orElseThrow(() -> new Wrong("no certificate for the key " + key + "; fetch them anew"));
        byte[] signed = ("luoshu-gateway-receipts-1\n" + fact(batch, "batch") + "\n" + fact(batch, "size") + "\n" + HexFormat.of().formatHex(hash)).getBytes(StandardCharsets.UTF_8);
        if (!Sm2.verify(signer.key(), signed, Der.parse(Base64.getDecoder().decode(fact(batch, "signature"))).rawSignature())) {
            throw new Wrong("altered: the signature does not fit");
        }
        trust.check(signer, at(), X509.SYSTEM);
    }

    /** @throws Wrong unless these bytes are the answer the receipt is about */
    void answers(byte[] body) {
        if (!fact(facts, "answer").equals(HexFormat.of().formatHex(Sm3.hash(body)))) {
            throw new Wrong("the answer is not the one of the receipt");
        }
    }
}
