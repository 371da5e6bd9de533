package luoshu.trust.messages.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.messages.DeliveryReceipt;
import luoshu.trust.messages.ReceiptSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Receipts of the gateway configured: {@code {"receipts": [{"id", "at", "delivered", "why"}]}} with {@code X-Timestamp} and {@code X-Signature}, HMAC-SHA256 over timestamp, point, body. */
final class SmsReceipts implements ReceiptSource {

    private record Body(List<Line> receipts) {
    }

    private record Line(UUID id, Instant at, boolean delivered, @Nullable String why) {
    }

    private static final Duration FRESH = Duration.ofMinutes(10);
    private final byte[] secret;
    private final JsonMapper json;
    private final Clock clock;

    SmsReceipts(String secret, JsonMapper json, Clock clock) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "sms";
    }

    @Override
    public List<DeliveryReceipt> read(byte[] body, Function<String, @Nullable String> header) {
        String timestamp = header.apply("X-Timestamp");
        String signature = header.apply("X-Signature");
        if (timestamp == null || signature == null || !timestamp.matches("[0-9]{1,12}")
                || !MessageDigest.isEqual(sign(timestamp, body).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8))) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "receipt-signature", "not signed by this gateway");
        }
        if (Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant()).abs().compareTo(FRESH) > 0) {
            throw new Refused(Problem.Kind.CONFLICT, "receipt-not-fresh", "signed too long ago");
        }
        try {
            return json.readValue(body, Body.class).receipts().stream()
                    .map(line -> new DeliveryReceipt(line.id, line.at, line.delivered ? DeliveryReceipt.Outcome.DELIVERED : DeliveryReceipt.Outcome.FAILED, line.why)).toList();
        } catch (JacksonException | NullPointerException malformed) {
            throw new Refused(Problem.Kind.BAD_REQUEST, "unreadable-body", "signed, but no receipts");
        }
    }

    private String sign(String timestamp, byte[] body) {
        return HexFormat.of().formatHex(HmacSha256.of(secret, (timestamp + ".").getBytes(StandardCharsets.US_ASCII), body));
    }
}
