package luoshu.data.gateway.internal;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.GlobalEventExecutor;
import luoshu.kernel.nodes.RunsOn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** {@code /gateway/v1/…} on a port of its own ({@code luoshu.gateway.port}), for many calls: no thread waits for another, a call stays on the core it came to. */
@Component
@RunsOn("gateway")
class GatewayListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GatewayListener.class);
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int LONGEST_HEAD = 48 * 1024;
    private static final int BACKLOG = 1_024;
    private static final long LEAVE = 5;

    private final Door door;
    private final EventLoops loops;
    private final GatewaySettings settings;
    private final String address;
    private final ChannelGroup talking = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private @Nullable Channel listening;

    GatewayListener(Door door, EventLoops loops, GatewaySettings settings, @Value("${server.address:0.0.0.0}") String address) {
        this.door = door;
        this.loops = loops;
        this.settings = settings;
        this.address = address;
    }

    @Override
    public void start() {
        Integer port = settings.port();
        if (port == null || listening != null) {
            return;
        }
        listening = new ServerBootstrap().group(loops.group()).channel(loops.serverSocket()).option(ChannelOption.SO_BACKLOG, BACKLOG).option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true).childOption(ChannelOption.AUTO_READ, false).childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (talking.size() >= settings.connections()) {
                            channel.close();
                            return;
                        }
                        talking.add(channel);
                        channel.pipeline().addLast(new HttpServerCodec(new HttpDecoderConfig().setMaxInitialLineLength(LONGEST_LINE).setMaxHeaderSize(LONGEST_HEAD)), new Conversation(door, settings));
                    }
                }).bind(new InetSocketAddress(address, port)).syncUninterruptibly().channel();
        log.info("the gateway listens on port {}", port());
    }

    /** 0: it does not listen. */
    int port() {
        return listening != null && listening.localAddress() instanceof InetSocketAddress at ? at.getPort() : 0;
    }

    /** Takes no more, answers what is under way, leaves. */
    @Override
    public void stop() {
        Channel last = listening;
        if (last == null) {
            return;
        }
        listening = null;
        last.close().syncUninterruptibly();
        talking.forEach(channel -> channel.pipeline().fireUserEventTriggered(Conversation.LAST));
        talking.newCloseFuture().awaitUninterruptibly(LEAVE, TimeUnit.SECONDS);
        talking.close();
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }

    /** After what writes records, before it on the way out. */
    @Override
    public int getPhase() {
        return 1;
    }
}
