package luoshu.data.gateway.internal;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** One question to a server and what has come of its answer. Touched by one loop only. */
final class ProviderExchange {

    private static final byte[] NOTHING = {};
    private final ProviderQuestion question;
    private final URI uri;
    private final ProviderConnections.Place place;
    private final int most;
    private final CompletableFuture<Providers.Told> told = new CompletableFuture<>();
    private @Nullable Future<?> limit;
    private @Nullable Runnable onLate;
    private int status;
    private @Nullable String signature;
    private byte[] first = NOTHING;
    private @Nullable ByteArrayOutputStream rest;

    ProviderExchange(ProviderQuestion question, URI uri, ProviderConnections.Place place, int most) {
        this.question = question;
        this.uri = uri;
        this.place = place;
        this.most = most;
    }

    ProviderQuestion question() {
        return question;
    }

    URI uri() {
        return uri;
    }

    ProviderConnections.Place place() {
        return place;
    }

    int most() {
        return most;
    }

    CompletableFuture<Providers.Told> told() {
        return told;
    }

    boolean over() {
        return told.isDone();
    }

    void limit(Future<?> timer) {
        limit = timer;
    }

    /** @param act what is to be done when the time is up before the answer is here */
    void onLate(Runnable act) {
        onLate = act;
    }

    void late() {
        fail(Providers.Failure.TIMEOUT);
        if (onLate != null) {
            onLate.run();
        }
    }

    void fail(Providers.Failure failure) {
        if (told.completeExceptionally(new Providers.NoAnswer(failure)) && limit != null) {
            limit.cancel(false);
        }
    }

    /** Whether anything of an answer has come. */
    boolean begun() {
        return status != 0;
    }

    void head(int code, @Nullable String signed) {
        status = code;
        signature = signed;
    }

    /** False: it is more than may be. */
    boolean take(ByteBuf part) {
        int length = part.readableBytes();
        if (length == 0) {
            return true;
        }
        if (first.length == 0) {
            if (length > most) {
                return false;
            }
            first = new byte[length];
            part.readBytes(first);
            return true;
        }
        if (rest == null) {
            rest = new ByteArrayOutputStream(first.length * 4);
            rest.writeBytes(first);
        }
        if (rest.size() + length > most) {
            return false;
        }
        byte[] bytes = new byte[length];
        part.readBytes(bytes);
        rest.writeBytes(bytes);
        return true;
    }

    void done() {
        if (limit != null) {
            limit.cancel(false);
        }
        told.complete(new Providers.Told(status, signature, rest == null ? first : rest.toByteArray()));
    }
}
