package luoshu.data.gateway.internal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** One connection of an asking system: one question at a time, each whole within its time; what it sends meanwhile stays with it. */
final class Conversation extends ChannelInboundHandlerAdapter {

    /** To be told: no more questions after the one under way. */
    static final Object LAST = new Object();
    private static final byte[] NOTHING = {};
    private static final long IDLE = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK = 2;
    private static final long LINGER = 1;

    private final Door door;
    private final GatewaySettings settings;
    private @Nullable HttpRequest head;
    private @Nullable ByteArrayOutputStream body;
    /** What was sent before the last answer: as much as one look at the connection brought. */
    private final ArrayDeque<Object> waiting = new ArrayDeque<>();
    private boolean asking;
    private boolean leaving;
    private boolean holding;
    private boolean last;
    private long since = System.nanoTime();
    private @Nullable ScheduledFuture<?> patience;

    Conversation(Door door, GatewaySettings settings) {
        this.door = door;
        this.settings = settings;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        patience = context.executor().scheduleWithFixedDelay(() -> look(context), LOOK, LOOK, TimeUnit.SECONDS);
        context.read();
    }

    /** A question that takes too long to arrive is refused, a connection nobody uses is closed. */
    private void look(ChannelHandlerContext context) {
        long waited = System.nanoTime() - since;
        if (asking) {
            return;
        }
        if (head != null && waited > settings.reading().toNanos()) {
            refuse(context, GatewayFilter.slow());
        } else if (head == null && waited > Math.max(IDLE, settings.reading().toNanos())) {
            context.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (asking && !leaving) {
            waiting.add(message);
            return;
        }
        heed(context, message);
    }

    private void heed(ChannelHandlerContext context, Object message) {
        try {
            if (!asking && message instanceof HttpRequest one) {
                begin(context, one);
            }
            if (!asking && message instanceof HttpContent part) {
                take(context, part);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!asking) {
            context.read();
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest one) {
        head = one;
        since = System.nanoTime();
        if (one.decoderResult().isFailure()) {
            refuse(context, Refusal.request(400, "bad-request", "this is not HTTP/1.1, or its head is too long"));
        } else if (HttpUtil.getContentLength(one, 0L) > settings.question().toBytes()) {
            refuse(context, GatewayFilter.tooLarge());
        } else if (HttpUtil.is100ContinueExpected(one)) {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    private void take(ChannelHandlerContext context, HttpContent part) {
        if (part.decoderResult().isFailure()) {
            refuse(context, Refusal.request(400, "bad-body", "the body broke off"));
            return;
        }
        ByteBuf bytes = part.content();
        if (bytes.isReadable() && !put(context, bytes)) {
            return;
        }
        if (part instanceof LastHttpContent) {
            ask(context);
        }
    }

    private boolean put(ChannelHandlerContext context, ByteBuf bytes) {
        if (body == null) {
            if (!door.reading()) {
                refuse(context, Door.busy());
                return false;
            }
            holding = true;
            body = new ByteArrayOutputStream(bytes.readableBytes());
        }
        if (body.size() + bytes.readableBytes() > settings.question().toBytes()) {
            refuse(context, GatewayFilter.tooLarge());
            return false;
        }
        byte[] copy = new byte[bytes.readableBytes()];
        bytes.readBytes(copy);
        body.writeBytes(copy);
        return true;
    }

    private void ask(ChannelHandlerContext context) {
        HttpRequest one = head;
        if (one == null) {
            return;
        }
        asking = true;
        byte[] sent = body == null ? NOTHING : body.toByteArray();
        letGo();
        int at = one.uri().indexOf('?');
        String uri = at < 0 ? one.uri() : one.uri().substring(0, at);
        String query = at < 0 ? null : one.uri().substring(at + 1);
        boolean again = HttpUtil.isKeepAlive(one);
        door.answer(new Door.Sent(one.method().name(), uri, query, one.headers()::get, sent), (EventLoop) context.executor()).thenAccept(reply -> {
            if (context.executor().inEventLoop()) {
                write(context, reply, again);
            } else {
                context.executor().execute(() -> write(context, reply, again));
            }
        });
    }

    private void forget() {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    private void letGo() {
        body = null;
        if (holding) {
            holding = false;
            door.read();
        }
    }

    /** What is still to come of the question is not read, so the connection ends. */
    private void refuse(ChannelHandlerContext context, Refusal refused) {
        asking = true;
        letGo();
        write(context, door.refused(null, refused), false);
    }

    private void write(ChannelHandlerContext context, Door.Reply reply, boolean again) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), Unpooled.wrappedBuffer(reply.body()));
        List<String> headers = reply.headers();
        for (int i = 0; i < headers.size(); i += 2) {
            response.headers().add(headers.get(i), headers.get(i + 1));
        }
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, reply.body().length);
        boolean goOn = again && !last;
        if (!goOn) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        ChannelFuture written = context.writeAndFlush(response);
        if (!goOn) {
            leaving = true;
            forget();
            written.addListener(_ -> leave(context));
            return;
        }
        head = null;
        asking = false;
        since = System.nanoTime();
        while (!asking && !waiting.isEmpty()) {
            heed(context, waiting.poll());
        }
        if (!asking) {
            context.read();
        }
    }

    /** What is still on its way is taken and thrown away for a moment: closed at once, the connection would be reset before the answer is read. */
    private static void leave(ChannelHandlerContext context) {
        if (context.channel() instanceof DuplexChannel duplex && context.channel().isActive()) {
            duplex.shutdownOutput();
            context.channel().config().setAutoRead(true);
            context.executor().schedule(() -> context.close(), LINGER, TimeUnit.SECONDS);
        } else {
            context.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == LAST) {
            last = true;
            if (!asking) {
                context.close();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        letGo();
        forget();
        if (patience != null) {
            patience.cancel(false);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable why) {
        context.close();
    }
}
