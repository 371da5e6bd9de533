package luoshu.trust.messages.internal.applications;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.MessageChannel;
import luoshu.trust.messages.MessageRefused;
import luoshu.trust.messages.OutboxMessage;
import luoshu.trust.messages.internal.HmacSha256;
import luoshu.trust.messages.internal.MessageSecrets;
import luoshu.trust.messages.internal.MessageSettings;
import luoshu.trust.signing.Sm3;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * To systems of organs, signed. {@code Luoshu-Signature: t=<seconds>,id=<message>,sha256=<hex>,sm3=<hex>}, both HMACs over {@code t.id.body}: the receiver checks one of them, refuses
 * what is older than five minutes and what it has seen. Only to addresses that answered a challenge, and to none inside our own network unless it is configured.
 */
@Component
class WebhookChannel implements MessageChannel {

    private static final String SIGNATURE = "Luoshu-Signature";
    private static final int LONGEST = 500;
    private final ApplicationQueries queries;
    private final MessageSecrets secrets;
    private final MessageSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WebhookChannel(ApplicationQueries queries, MessageSecrets secrets, MessageSettings settings, JsonMapper json, Clock clock) {
        this.queries = queries;
        this.secrets = secrets;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean serves(Message.Channel channel) {
        return channel == Message.Channel.WEBHOOK;
    }

    @Override
    public void deliver(OutboxMessage message) throws IOException, MessageRefused {
        ApplicationRow row = queries.find(UUID.fromString(message.recipient())).filter(one -> one.verifiedAt() != null).orElseThrow(() -> new MessageRefused("NO_ENDPOINT"));
        PinnedPost.Answer answer = post(row, message.id().toString(), message.body());
        if (answer.status() == 410) {
            throw new MessageRefused("GONE");
        }
        if (answer.status() / 100 != 2) {
            throw new IOException("HTTP " + answer.status());
        }
    }

    /** Makes the address repeat a random word. */
    void challenge(UUID application) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String word = HexFormat.of().formatHex(bytes);
        ApplicationRow row = queries.find(application).orElseThrow();
        try {
            PinnedPost.Answer answer = post(row, UUID.randomUUID().toString(), json.writeValueAsString(Map.of("type", "verification", "challenge", word)));
            if (answer.status() / 100 != 2 || !answer.body().contains(word)) {
                throw new Refused(Problem.Kind.CONFLICT, "endpoint-not-verified", "the address did not repeat the challenge", Map.of("status", answer.status()));
            }
        } catch (IOException away) {
            throw new Refused(Problem.Kind.CONFLICT, "endpoint-away", "the address does not answer: " + away.getClass().getSimpleName());
        }
    }

    private PinnedPost.Answer post(ApplicationRow row, String id, String body) throws IOException {
        URI uri = URI.create(String.valueOf(row.endpoint()));
        byte[] secret = secrets.open(Objects.requireNonNull(row.secret()), row.id().toString());
        long seconds = clock.instant().getEpochSecond();
        byte[] signed = (seconds + "." + id + "." + body).getBytes(StandardCharsets.UTF_8);
        String header = "t=" + seconds + ",id=" + id + ",sha256=" + HexFormat.of().formatHex(HmacSha256.of(secret, signed)) + ",sm3=" + HexFormat.of().formatHex(Sm3.mac(secret, signed));
        return PinnedPost.send(uri, address(uri), Map.of(SIGNATURE, header), body.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Invalid for anything we would not call */
    void check(String endpoint) {
        try {
            URI uri = URI.create(endpoint);
            boolean allowed = uri.getHost() != null && settings.webhooks().contains(uri.getRawAuthority());
            if (endpoint.length() > LONGEST || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null
                    || !("https".equals(uri.getScheme()) || allowed && "http".equals(uri.getScheme()))) {
                throw new Invalid("/endpoint", "endpoint", "请填写以 https:// 开头的完整地址");
            }
            address(uri);
        } catch (IllegalArgumentException malformed) {
            throw new Invalid("/endpoint", "endpoint", "请填写以 https:// 开头的完整地址");
        } catch (UnknownHostException unknown) {
            throw new Invalid("/endpoint", "endpoint-unknown", "找不到这个主机");
        } catch (IOException inside) {
            throw new Invalid("/endpoint", "endpoint-private", "不能使用内部网络的地址；确有需要的，由系统管理员在配置中登记");
        }
    }

    /** The address to call: every one the name stands for must be outside. */
    private InetAddress address(URI uri) throws IOException {
        InetAddress[] all = InetAddress.getAllByName(uri.getHost());
        if (!settings.webhooks().contains(uri.getRawAuthority())) {
            for (InetAddress one : all) {
                if (inside(one)) {
                    throw new IOException("PRIVATE_ADDRESS");
                }
            }
        }
        return all[0];
    }

    static boolean inside(InetAddress address) {
        byte[] b = address.getAddress();
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        boolean special = address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress();
        if (address instanceof Inet6Address) {
            boolean embedded = first == 0x00 && second == 0x64 || first == 0x20 && second == 0x02 || first == 0; // NAT64, 6to4, ::/8: another address inside
            return special || (first & 0xfe) == 0xfc || embedded;
        }
        return special || first == 0 || first >= 240 || first == 100 && second >= 64 && second < 128 || first == 192 && second == 0 && (b[2] == 0 || b[2] == 2) || first == 198 && (second == 18 || second == 19);
    }
}
