package luoshu.data.cascade.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import luoshu.kernel.requests.ReachableHosts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Another installation, called over HTTP: no redirects, answers bounded, nothing believed that is not signed. */
@Component
class Peer {

    /** A call that came to nothing. {@code code}: kebab-case, for people; nothing of the answer's words is kept. */
    static final class Cut extends Exception {
        private final String code;

        Cut(String code) {
            super(code, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private static final int LARGEST_PROBLEM = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.shared();
    private final ReachableHosts hosts;
    private final Envelope envelope;
    private final CascadeSettings settings;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).followRedirects(HttpClient.Redirect.NEVER).build();

    Peer(Envelope envelope, CascadeSettings settings, @Value("${luoshu.demo}") boolean demonstration) {
        this.hosts = new ReachableHosts("luoshu.cascade.hosts", settings.hosts() != null ? settings.hosts() : demonstration ? ReachableHosts.THIS_MACHINE : List.of());
        this.envelope = envelope;
        this.settings = settings;
    }

    /** Gives a parcel and gets one. Must not run in a transaction: it waits for somebody else's server. */
    Parcel exchange(NodeFile node, Parcel parcel) throws Cut {
        URI address = URI.create(Objects.requireNonNull(node.address()) + Envelope.PATH);
        reachable(address);
        byte[] body = JSON.writeValueAsBytes(parcel);
        Envelope.Sealed sealed = envelope.seal(node.division(), body);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(settings.timeout()).header("Content-Type", "application/json").header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        sealed.headers().forEach(request::header);
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                int most = answer.statusCode() == 200 ? (int) settings.body().toBytes() : LARGEST_PROBLEM;
                byte[] said = in.readNBytes(most + 1);
                if (answer.statusCode() != 200) {
                    throw new Cut(refusal(answer.statusCode(), said));
                }
                if (said.length > most) {
                    throw new Cut("answer-too-large");
                }
                if (!envelope.answers(node, sealed.nonce(), said, answer.headers().firstValue("Luoshu-Signature").orElse(null))) {
                    throw new Cut("answer-signature");
                }
                return JSON.readValue(said, Parcel.class);
            }
        } catch (HttpTimeoutException late) {
            throw new Cut("timeout");
        } catch (IOException away) {
            throw new Cut("unreachable");
        } catch (JacksonException wrong) {
            throw new Cut("answer-not-understood");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Cut("stopped");
        }
    }

    private void reachable(URI address) throws Cut {
        try {
            hosts.resolve(address);
        } catch (ReachableHosts.HostNotReachable not) {
            throw new Cut(not.refusal() == ReachableHosts.Refusal.UNKNOWN ? "host-unknown" : "host-not-allowed");
        }
    }

    private static String refusal(int status, byte[] said) {
        try {
            String code = said.length > LARGEST_PROBLEM ? "" : JSON.readTree(said).path("code").asString("");
            return code.matches("cascade-[a-z-]{1,50}") ? code : "answered-" + status;
        } catch (JacksonException notJson) {
            return "answered-" + status;
        }
    }
}
