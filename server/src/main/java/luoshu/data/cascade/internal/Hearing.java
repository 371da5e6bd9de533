package luoshu.data.cascade.internal;

import java.time.Clock;
import java.util.function.Function;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The called end of a link. */
@Component
public class Hearing {

    private static final JsonMapper JSON = JsonMapper.shared();
    private final Envelope envelope;
    private final Exchange exchange;
    private final NodeQueries nodes;
    private final CascadeSettings settings;
    private final Clock clock;

    Hearing(Envelope envelope, Exchange exchange, NodeQueries nodes, CascadeSettings settings, Clock clock) {
        this.envelope = envelope;
        this.exchange = exchange;
        this.nodes = nodes;
        this.settings = settings;
        this.clock = clock;
    }

    /** {@code signature}: over the body and the call it answers. */
    public record Answer(byte[] body, String signature) {
    }

    /** Largest call, in bytes. */
    public int most() {
        return (int) settings.body().toBytes();
    }

    /** What came is here for good before the answer says so. @throws Refused 403, 409 or 422 */
    public Answer hear(Function<String, @Nullable String> header, byte[] body) {
        Envelope.Opened opened = envelope.open(header, body);
        NodeFile node = opened.node();
        if (!nodes.once(node.id(), opened.nonce(), clock.instant())) {
            throw new Refused(Problem.Kind.CONFLICT, "cascade-replayed", "this call was heard before");
        }
        exchange.take(node.id(), parcel(body));
        byte[] answer = JSON.writeValueAsBytes(exchange.parcel(node.id()));
        return new Answer(answer, envelope.answer(node.division(), opened.nonce(), answer));
    }

    private static Parcel parcel(byte[] body) {
        try {
            return JSON.readValue(body, Parcel.class);
        } catch (JacksonException wrong) {
            throw new Refused(Problem.Kind.INVALID, "cascade-not-understood", "the call is not understood");
        }
    }
}
