package luoshu.data.gateway.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;

/**
 * Questions over HTTP/1.1 without encryption, on connections that are kept. Each loop has its own: a call stays on the thread it came on, and nothing is locked. The address is the one that was judged, not one looked
 * up again.
 */
final class ProviderConnections {

    private static final long IDLE = TimeUnit.SECONDS.toNanos(15);
    private static final int SWEEP_SECONDS = 5;
    private static final int MOST_IDLE = 128;
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int CONNECT_MILLIS = 5_000;

    record Place(InetAddress address, int port) {
    }

    /** Of one loop, touched by its thread only. */
    private static final class Idle {
        private final Map<Place, ArrayDeque<ProviderConnection>> places = new HashMap<>();
    }

    private final Map<EventLoop, Idle> idle = new ConcurrentHashMap<>();
    private final EventLoops loops;

    ProviderConnections(EventLoops loops) {
        this.loops = loops;
    }

    /**
     * To be asked on the loop.
     *
     * @param within all of it, the last byte included
     * @return fails with {@link Providers.NoAnswer}
     */
    CompletableFuture<Providers.Told> ask(EventLoop loop, ProviderQuestion question, URI uri, InetAddress address, long within, int most) {
        ProviderExchange exchange = new ProviderExchange(question, uri, new Place(address, uri.getPort() < 0 ? 80 : uri.getPort()), most);
        exchange.limit(loop.schedule(exchange::late, within, TimeUnit.NANOSECONDS));
        ProviderConnection kept = question.reads() ? kept(loop, exchange.place()) : null; // what does more than read is never asked twice
        if (kept != null) {
            kept.send(exchange);
        } else {
            fresh(loop, exchange);
        }
        return exchange.told();
    }

    private Idle idle(EventLoop loop) {
        return idle.computeIfAbsent(loop, one -> {
            Idle mine = new Idle();
            one.scheduleWithFixedDelay(() -> sweep(mine), SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
            return mine;
        });
    }

    private ProviderConnection kept(EventLoop loop, Place place) {
        ArrayDeque<ProviderConnection> all = idle(loop).places.get(place);
        while (all != null && !all.isEmpty()) {
            ProviderConnection one = all.pollFirst();
            if (one.good() && System.nanoTime() - one.used() < IDLE) {
                return one;
            }
            one.close();
        }
        return null;
    }

    void keep(EventLoop loop, ProviderConnection one) {
        ArrayDeque<ProviderConnection> all = idle(loop).places.computeIfAbsent(one.place(), _ -> new ArrayDeque<>());
        if (all.size() >= MOST_IDLE) {
            one.close();
        } else {
            all.addFirst(one);
        }
    }

    private static void sweep(Idle idle) {
        long now = System.nanoTime();
        idle.places.values().removeIf(all -> {
            while (!all.isEmpty() && (!all.peekLast().good() || now - all.peekLast().used() >= IDLE)) {
                all.pollLast().close();
            }
            return all.isEmpty();
        });
    }

    /** Asks on a connection made for it. */
    void fresh(EventLoop loop, ProviderExchange exchange) {
        ProviderConnection connection = new ProviderConnection(this, exchange.place());
        new Bootstrap().group(loop).channel(loops.socket()).option(ChannelOption.TCP_NODELAY, true).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS).handler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new HttpClientCodec(new HttpDecoderConfig().setMaxHeaderSize(LONGEST_HEAD).setMaxInitialLineLength(LONGEST_HEAD), false, false), connection);
            }
        }).connect(new InetSocketAddress(exchange.place().address(), exchange.place().port())).addListener(done -> {
            if (done.isSuccess()) {
                connection.send(exchange);
            } else {
                exchange.fail(done.cause() instanceof ConnectTimeoutException ? Providers.Failure.TIMEOUT : Providers.Failure.UNREACHABLE);
            }
        });
    }
}
