package luoshu.data.gateway.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import io.netty.channel.EventLoop;
import jakarta.annotation.PreDestroy;
import luoshu.kernel.requests.ReachableHosts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks servers of others: one answer of bounded length in bounded time, no redirects, no proxy. */
@Component
class Providers {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*]");

    /** Why there is no answer. */
    enum Failure { NOT_ALLOWED, UNREACHABLE, TIMEOUT, TOO_LARGE, BROKEN }

    /** A server did not answer, or not within bounds. */
    static final class NoAnswer extends RuntimeException {
        private final Failure failure;

        NoAnswer(Failure failure) {
            super(failure.name(), null, false, false);
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }

    /** An answer, whole. {@code signature}: header {@code Luoshu-Answer-Signature}. */
    record Told(int statusCode, @Nullable String signature, byte[] body) {
    }

    private final ServiceHosts hosts;
    private final EventLoops loops;
    private final ProviderConnections plain;
    private final HttpClient client;

    Providers(ServiceHosts hosts, EventLoops loops) {
        this.hosts = hosts;
        this.loops = loops;
        plain = new ProviderConnections(loops);
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).proxy(HttpClient.Builder.NO_PROXY).connectTimeout(CONNECT).executor(loops.elsewhere()).build();
    }

    /**
     * To be asked on the loop, where the answer arrives too.
     *
     * @param within all of it, the last byte included
     * @return fails with {@link NoAnswer}
     * @throws IllegalArgumentException the address or a header is none
     */
    CompletableFuture<Told> ask(EventLoop loop, ProviderQuestion question, URI address, Duration within, int most) {
        if (!"http".equals(address.getScheme())) {
            HttpRequest request = request(question, address, within);
            return CompletableFuture.supplyAsync(() -> judged(address), loops.elsewhere()).thenCompose(_ -> encrypted(request, within, most)).thenApplyAsync(told -> told, loop);
        }
        if (LITERAL.matcher(address.getHost()).matches()) {
            return plain.ask(loop, question, address, judged(address), within.toNanos(), most);
        }
        return CompletableFuture.supplyAsync(() -> judged(address), loops.elsewhere()).thenComposeAsync(judged -> plain.ask(loop, question, address, judged, within.toNanos(), most), loop);
    }

    /**
     * As {@link #ask}, for who can wait.
     *
     * @throws NoAnswer
     * @throws IllegalArgumentException the address is none
     */
    Told await(ProviderQuestion question, URI address, Duration within, int most) {
        EventLoop loop = loops.next();
        try {
            return CompletableFuture.completedFuture(question).thenComposeAsync(one -> ask(loop, one, address, within, most), loop).join();
        } catch (CompletionException failed) {
            throw cause(failed) instanceof RuntimeException known ? known : failed;
        }
    }

    private InetAddress judged(URI address) {
        try {
            return hosts.check(address);
        } catch (ReachableHosts.HostNotReachable not) {
            throw new NoAnswer(not.refusal() == ReachableHosts.Refusal.UNKNOWN ? Failure.UNREACHABLE : Failure.NOT_ALLOWED);
        }
    }

    private static HttpRequest request(ProviderQuestion question, URI address, Duration within) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(within)
                .method(question.method(), question.body().length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(question.body()));
        for (int i = 0; i < question.headers().size(); i += 2) {
            request.header(question.headers().get(i), question.headers().get(i + 1));
        }
        return request.build();
    }

    private CompletableFuture<Told> encrypted(HttpRequest request, Duration within, int most) {
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request, _ -> new Bounded(most));
        return sent.copy().orTimeout(within.toMillis(), TimeUnit.MILLISECONDS).handle((told, failed) -> {
            if (failed != null) {
                sent.cancel(true);
                throw new NoAnswer(failure(failed));
            }
            return told(told);
        });
    }

    private static Told told(HttpResponse<byte[]> answer) {
        return new Told(answer.statusCode(), answer.headers().firstValue("Luoshu-Answer-Signature").orElse(null), answer.body());
    }

    /** What a failed future of {@link #ask} failed with. */
    static Throwable cause(Throwable failed) {
        return failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
    }

    private static Failure failure(Throwable why) {
        for (Throwable one = why; one != null; one = one.getCause()) {
            switch (one) {
                case TooLarge _ -> {
                    return Failure.TOO_LARGE;
                }
                case HttpTimeoutException _ -> {
                    return Failure.TIMEOUT;
                }
                case TimeoutException _ -> {
                    return Failure.TIMEOUT;
                }
                case ConnectException _ -> {
                    return Failure.UNREACHABLE;
                }
                default -> { }
            }
        }
        return Failure.BROKEN;
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    private static final class TooLarge extends IOException {
        TooLarge() {
            super("too large");
        }
    }

    /** Stops reading where it becomes too much. */
    private static final class Bounded implements HttpResponse.BodySubscriber<byte[]> {

        private final int most;
        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private final List<ByteBuffer> parts = new ArrayList<>();
        private int length;
        private Flow.@Nullable Subscription subscription;

        Bounded(int most) {
            this.most = most;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription coming) {
            subscription = coming;
            coming.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> some) {
            for (ByteBuffer part : some) {
                length += part.remaining();
                if (length > most) {
                    if (subscription != null) {
                        subscription.cancel();
                    }
                    parts.clear();
                    whole.completeExceptionally(new TooLarge());
                    return;
                }
                parts.add(part);
            }
        }

        @Override
        public void onError(Throwable why) {
            whole.completeExceptionally(why);
        }

        @Override
        public void onComplete() {
            byte[] all = new byte[length];
            int at = 0;
            for (ByteBuffer part : parts) {
                int size = part.remaining();
                part.get(all, at, size);
                at += size;
            }
            whole.complete(all);
        }
    }
}
