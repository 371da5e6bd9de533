package luoshu.data.gateway.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.netty.channel.EventLoop;
import luoshu.trust.signing.Sm2Verifier;
import luoshu.trust.signing.Sm3;
import org.springframework.stereotype.Component;

/** Asks the service of an admitted question and cuts what it answers to the contract. */
@Component
class ProviderCalls {

    private static final HexFormat HEX = HexFormat.of();
    /** A larger answer takes too long to be cut by a thread that others wait for. */
    private static final int SMALL = 64 * 1024;
    private final Providers providers;
    private final TableCalls tables;
    private final AnswerShape shape;
    private final GatewaySettings settings;
    private final EventLoops loops;

    ProviderCalls(Providers providers, TableCalls tables, AnswerShape shape, GatewaySettings settings, EventLoops loops) {
        this.providers = providers;
        this.tables = tables;
        this.shape = shape;
        this.settings = settings;
        this.loops = loops;
    }

    /** What is to be asked of a service. */
    interface Ready {

        /** To be asked on the loop. @return fails with a {@link Refusal} that says what it says of the service */
        CompletableFuture<AnswerShape.Shaped> ask(EventLoop loop);
    }

    /** @throws Refusal there is nothing to ask the service */
    Ready ready(Question question, Understood understood, UUID use) {
        ServedTable table = understood.route().service().table();
        return table == null ? loop -> ask(loop, question, understood, use) : tables.ready(question, understood, table);
    }

    private CompletableFuture<AnswerShape.Shaped> ask(EventLoop loop, Question question, Understood understood, UUID use) {
        CompletableFuture<Providers.Told> told = told(loop, question, understood, use).exceptionally(failed -> {
            throw Providers.cause(failed) instanceof Providers.NoAnswer none ? refusal(none.failure()) : new CompletionException(Providers.cause(failed));
        });
        return told.thenCompose(answer -> answer.body().length <= SMALL && understood.route().service().publicKey() == null
                ? CompletableFuture.completedFuture(shaped(question, understood, answer))
                : CompletableFuture.supplyAsync(() -> shaped(question, understood, answer), loops.elsewhere()));
    }

    private CompletableFuture<Providers.Told> told(EventLoop loop, Question question, Understood understood, UUID use) {
        ServiceFile service = understood.route().service();
        try {
            return providers.ask(loop, new ProviderQuestion(question.method(), headers(question, understood, use), question.body()),
                    URI.create(understood.base() + question.path() + (question.query() == null ? "" : "?" + question.query())), Duration.ofMillis(service.timeoutMillis()), Math.toIntExact(settings.answer().toBytes()));
        } catch (IllegalArgumentException wrong) {
            throw Refusal.request(400, "bad-address", "the path or query is no address").notAsked();
        } catch (Providers.NoAnswer none) {
            throw refusal(none.failure());
        }
    }

    private static List<String> headers(Question question, Understood understood, UUID use) {
        String proof = Base64.getEncoder().encodeToString(question.signature());
        List<String> headers = new ArrayList<>(List.of("Accept", "application/json", "Luoshu-Use", use.toString(), "Luoshu-Contract", understood.contract().number(), "Luoshu-Asker", understood.contract().asker(),
                "Luoshu-Target", question.target(), "Luoshu-Question", HEX.formatHex(question.digest())));
        if (question.session() == null) {
            headers.addAll(List.of("Luoshu-Signature", proof));
        } else {
            headers.addAll(List.of("Luoshu-Session", question.session(), "Luoshu-Mac", proof));
        }
        question.headers().forEach((name, value) -> {
            if (!value.isEmpty()) {
                headers.addAll(List.of(name, value));
            }
        });
        if (question.body().length > 0) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        return headers;
    }

    private static Refusal refusal(Providers.Failure failure) {
        return switch (failure) {
            case TIMEOUT -> Refusal.provider(504, "provider-timeout", "the service did not answer in time");
            case UNREACHABLE -> Refusal.provider(502, "provider-unreachable", "the service cannot be reached");
            case NOT_ALLOWED -> Refusal.provider(502, "provider-not-allowed", "the service's host is not among those that may be reached");
            case TOO_LARGE -> Refusal.provider(502, "provider-too-large", "the service's answer is too large");
            case BROKEN -> Refusal.provider(502, "provider-broken", "the service broke off");
        };
    }

    private AnswerShape.Shaped shaped(Question question, Understood understood, Providers.Told answer) {
        int status = answer.statusCode();
        byte[] key = understood.route().service().publicKey();
        if (key != null && !signed(question, answer, key)) {
            throw Refusal.provider(502, "provider-signature", "the service's answer is not signed with its key");
        }
        if (status == 404 || status == 204) {
            throw Refusal.request(404, "no-data", "the service has nothing about this");
        }
        if (status < 200 || status > 299) {
            throw Refusal.provider(502, status >= 500 ? "provider-error" : "provider-refused", "the service answered " + status);
        }
        return shape.cut(answer.body(), understood.route().operation().rows(), understood.contract(), understood.items());
    }

    private static boolean signed(Question question, Providers.Told answer, byte[] key) {
        try {
            byte[] signature = Base64.getDecoder().decode(answer.signature() == null ? "" : answer.signature());
            String text = "luoshu-gateway-answer-1\n" + HEX.formatHex(question.digest()) + "\n" + HEX.formatHex(Sm3.digest(answer.body()));
            return signature.length > 0 && new Sm2Verifier(key).verify(text.getBytes(StandardCharsets.UTF_8), signature);
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }
}
