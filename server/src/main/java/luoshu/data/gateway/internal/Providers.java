package luoshu.data.gateway.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import luoshu.kernel.requests.ReachableHosts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks servers of others: one answer of bounded length in bounded time, no redirects, no proxy. */
@Component
class Providers {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Why there is no answer. */
    enum Failure { NOT_ALLOWED, UNREACHABLE, TIMEOUT, TOO_LARGE, BROKEN }

    /** A server did not answer, or not within bounds. */
    static final class NoAnswer extends Exception {
        private final Failure failure;

        NoAnswer(Failure failure) {
            super(failure.name(), null, false, false);
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }

    /** An answer, whole. */
    record Told(int statusCode, HttpHeaders headers, byte[] body) {
    }

    private final ServiceHosts hosts;
    private final PlainConnections plain = new PlainConnections();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).proxy(HttpClient.Builder.NO_PROXY).connectTimeout(CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor()).build();


    Providers(ServiceHosts hosts) {
        this.hosts = hosts;
    }

    /** @param within all of it, the last byte included */
    Told ask(HttpRequest.Builder question, URI address, Duration within, int most) throws NoAnswer {
        InetAddress judged;
        try {
            judged = hosts.check(address);
        } catch (ReachableHosts.HostNotReachable not) {
            throw new NoAnswer(not.refusal() == ReachableHosts.Refusal.UNKNOWN ? Failure.UNREACHABLE : Failure.NOT_ALLOWED);
        }
        HttpRequest request = question.uri(address).timeout(within).build();
        boolean bodiless = request.method().equals("GET") && request.bodyPublisher().isEmpty();
        return bodiless && "http".equals(address.getScheme()) ? plainly(request, judged, within, most) : byClient(request, within, most);
    }

    private Told plainly(HttpRequest request, InetAddress address, Duration within, int most) throws NoAnswer {
        try {
            return plain.ask(request, address, System.nanoTime() + within.toNanos(), (int) CONNECT.toMillis(), most);
        } catch (SocketTimeoutException late) {
            throw new NoAnswer(Failure.TIMEOUT);
        } catch (PlainConnections.TooLarge large) {
            throw new NoAnswer(Failure.TOO_LARGE);
        } catch (ConnectException | NoRouteToHostException none) {
            throw new NoAnswer(Failure.UNREACHABLE);
        } catch (IOException broken) {
            throw new NoAnswer(Failure.BROKEN);
        }
    }

    private Told byClient(HttpRequest request, Duration within, int most) throws NoAnswer {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, _ -> new Bounded(most));
        try {
            HttpResponse<byte[]> told = answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return new Told(told.statusCode(), told.headers(), told.body());
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new NoAnswer(Failure.TIMEOUT);
        } catch (ExecutionException failed) {
            throw new NoAnswer(failure(failed.getCause()));
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswer(Failure.BROKEN);
        }
    }

    private static Failure failure(@Nullable Throwable why) {
        for (Throwable one = why; one != null; one = one.getCause()) {
            switch (one) {
                case TooLarge _ -> {
                    return Failure.TOO_LARGE;
                }
                case HttpTimeoutException _ -> {
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
        plain.close();
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
