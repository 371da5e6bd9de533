package luoshu.data.cascade.internal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.signing.Sm2Verifier;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What makes a call and its answer ours. A call carries who speaks to whom, when and a word used once, signed with SM2 together with the digest of its body; the answer is signed together with that word, so that no answer
 * stands under another call.
 */
@Component
class Envelope {

    static final String PATH = "/api/public/cascade/exchange";
    private static final String FROM = "Luoshu-Node";
    private static final String TO = "Luoshu-To";
    private static final String TIME = "Luoshu-Time";
    private static final String NONCE = "Luoshu-Nonce";
    private static final String SIGNATURE = "Luoshu-Signature";
    private static final Pattern WORD = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern DIVISION = Pattern.compile("[0-9]{12}");
    private static final int LONGEST_SIGNATURE = 80;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final OwnDivision own;
    private final NodeQueries nodes;
    private final CascadeSettings settings;
    private final Clock clock;

    Envelope(OwnDivision own, NodeQueries nodes, CascadeSettings settings, Clock clock) {
        this.own = own;
        this.nodes = nodes;
        this.settings = settings;
        this.clock = clock;
    }

    record Sealed(String nonce, Map<String, String> headers) {
    }

    record Opened(NodeFile node, String nonce) {
    }

    Sealed seal(String to, byte[] body) {
        byte[] word = new byte[16];
        RANDOM.nextBytes(word);
        String nonce = HexFormat.of().formatHex(word);
        String time = clock.instant().toString();
        return new Sealed(nonce, Map.of(FROM, own.code(), TO, to, TIME, time, NONCE, nonce, SIGNATURE, signed(call(own.code(), to, time, nonce, body))));
    }

    /** Whose call it is. Writes nothing: that it is heard once is for {@link NodeQueries#once}. @throws Refused 403, precisely */
    Opened open(Function<String, @Nullable String> header, byte[] body) {
        String from = header.apply(FROM);
        String time = header.apply(TIME);
        String nonce = header.apply(NONCE);
        if (from == null || !DIVISION.matcher(from).matches() || time == null || nonce == null || !WORD.matcher(nonce).matches()) {
            throw refused("cascade-signature", "the headers of a signed call are missing");
        }
        NodeFile node = nodes.findByDivision(from).orElseThrow(() -> refused("cascade-node-unknown", "this installation knows no such node"));
        if (!own.code().equals(header.apply(TO))) {
            throw refused("cascade-other-division", "the call is for another installation");
        }
        if (!verifies(node.key(), call(from, own.code(), time, nonce, body), header.apply(SIGNATURE))) {
            throw refused("cascade-signature", "not signed with the key that is pinned for the node");
        }
        if (!near(time)) {
            throw refused("cascade-clock", "the call is too old, or the clocks differ too much");
        }
        if (node.suspended()) {
            throw refused("cascade-suspended", "the link is suspended here");
        }
        return new Opened(node, nonce);
    }

    String answer(String to, String nonce, byte[] body) {
        return signed(answered(own.code(), to, nonce, body));
    }

    boolean answers(NodeFile node, String nonce, byte[] body, @Nullable String signature) {
        return verifies(node.key(), answered(node.division(), own.code(), nonce, body), signature);
    }

    /** Of a text that stands by itself. */
    String signed(String text) {
        return Base64.getEncoder().encodeToString(own.key().sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    static boolean verifies(byte[] key, String text, @Nullable String signature) {
        try {
            byte[] bytes = Base64.getDecoder().decode(signature == null ? "" : signature);
            return bytes.length > 0 && bytes.length <= LONGEST_SIGNATURE && new Sm2Verifier(key).verify(text.getBytes(StandardCharsets.UTF_8), bytes);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String call(String from, String to, String time, String nonce, byte[] body) {
        return "luoshu-cascade-1\nPOST\n" + PATH + "\n" + from + "\n" + to + "\n" + time + "\n" + nonce + "\n" + HexFormat.of().formatHex(Sm3.digest(body));
    }

    private static String answered(String from, String to, String nonce, byte[] body) {
        return "luoshu-cascade-answer-1\n" + from + "\n" + to + "\n" + nonce + "\n" + HexFormat.of().formatHex(Sm3.digest(body));
    }

    private boolean near(String time) {
        try {
            return Duration.between(Instant.parse(time), clock.instant()).abs().compareTo(settings.skew()) <= 0;
        } catch (DateTimeParseException wrong) {
            return false;
        }
    }

    private static Refused refused(String code, String detail) {
        return new Refused(Problem.Kind.NOT_PERMITTED, code, detail);
    }
}
