package luoshu.data.gateway.internal;

import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.jspecify.annotations.Nullable;

/** A connection to a server: one question at a time. What comes without having been asked for, or cannot be read, ends it. */
final class ProviderConnection extends SimpleChannelInboundHandler<HttpObject> {

    private static final int INFORMATIONAL = 200;
    private final ProviderConnections all;
    private final ProviderConnections.Place place;
    private @Nullable Channel channel;
    private @Nullable ProviderExchange now;
    private boolean reused;
    private boolean announcing;
    private boolean again;
    private long used;

    ProviderConnection(ProviderConnections all, ProviderConnections.Place place) {
        this.all = all;
        this.place = place;
    }

    ProviderConnections.Place place() {
        return place;
    }

    long used() {
        return used;
    }

    boolean good() {
        return channel != null && channel.isActive();
    }

    void close() {
        if (channel != null) {
            channel.close();
        }
    }

    void send(ProviderExchange exchange) {
        if (exchange.over()) { // late while the connection was made
            close();
            return;
        }
        now = exchange;
        exchange.onLate(this::close);
        ProviderQuestion question = exchange.question();
        String path = exchange.uri().getRawPath().isEmpty() ? "/" : exchange.uri().getRawPath();
        String query = exchange.uri().getRawQuery();
        ByteBuf body = question.body().length == 0 ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(question.body());
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(question.method()), query == null ? path : path + "?" + query, body);
        request.headers().set(HttpHeaderNames.HOST, exchange.uri().getRawAuthority());
        List<String> headers = question.headers();
        for (int i = 0; i < headers.size(); i += 2) {
            request.headers().set(headers.get(i), headers.get(i + 1));
        }
        if (!question.reads()) {
            request.headers().set(HttpHeaderNames.CONTENT_LENGTH, question.body().length);
        }
        if (channel != null) {
            channel.writeAndFlush(request, channel.voidPromise());
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        ProviderExchange exchange = now;
        if (exchange == null || exchange.over()) {
            context.close();
            return;
        }
        if (part.decoderResult().isFailure()) {
            Throwable why = part.decoderResult().cause();
            end(exchange, why instanceof TooLongHttpHeaderException || why instanceof TooLongHttpLineException ? Providers.Failure.TOO_LARGE : Providers.Failure.BROKEN);
            return;
        }
        if (part instanceof HttpResponse head && !head(exchange, head)) {
            return;
        }
        if (part instanceof HttpContent content && !announcing && !exchange.take(content.content())) {
            end(exchange, Providers.Failure.TOO_LARGE);
            return;
        }
        if (part instanceof LastHttpContent) {
            if (announcing) {
                announcing = false; // what only announces an answer is passed over
            } else {
                done(context, exchange);
            }
        }
    }

    private boolean head(ProviderExchange exchange, HttpResponse head) {
        int status = head.status().code();
        if (status == 101 || status < 100 || status > 599) {
            end(exchange, Providers.Failure.BROKEN);
            return false;
        }
        announcing = status < INFORMATIONAL;
        if (HttpUtil.getContentLength(head, 0L) > exchange.most()) {
            end(exchange, Providers.Failure.TOO_LARGE);
            return false;
        }
        if (!announcing) {
            exchange.head(status, head.headers().get("Luoshu-Answer-Signature"));
            again = HttpUtil.isKeepAlive(head) && head.protocolVersion().equals(HttpVersion.HTTP_1_1)
                    && (head.headers().contains(HttpHeaderNames.CONTENT_LENGTH) || HttpUtil.isTransferEncodingChunked(head) || status == 204 || status == 304);
        }
        return true;
    }

    private void done(ChannelHandlerContext context, ProviderExchange exchange) {
        now = null;
        if (again) {
            reused = true;
            used = System.nanoTime();
            all.keep(context.channel().eventLoop(), this);
        } else {
            context.close();
        }
        exchange.done();
    }

    private void end(ProviderExchange exchange, Providers.Failure why) {
        now = null;
        close();
        exchange.fail(why);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        broken(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable why) {
        context.close();
        broken(context);
    }

    private void broken(ChannelHandlerContext context) {
        ProviderExchange exchange = now;
        now = null;
        if (exchange == null || exchange.over()) {
            return;
        }
        if (reused && !exchange.begun() && exchange.question().reads()) {
            all.fresh(context.channel().eventLoop(), exchange); // it was closed while nobody used it, and what is asked only reads
        } else {
            exchange.fail(Providers.Failure.BROKEN);
        }
    }
}
