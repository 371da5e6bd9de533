package luoshu.data.gateway.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.annotation.PreDestroy;
import org.springframework.stereotype.Component;

/** The threads that move bytes of calls, one for each core. Nothing may make them wait: what needs a statement or much time is done elsewhere. */
@Component
class EventLoops {

    private static final boolean LINUX = Epoll.isAvailable();
    private final MultiThreadIoEventLoopGroup group;
    private final Executor elsewhere = Executors.newVirtualThreadPerTaskExecutor();

    EventLoops() {
        IoHandlerFactory how = LINUX ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        group = new MultiThreadIoEventLoopGroup(Math.max(2, Runtime.getRuntime().availableProcessors()), new DefaultThreadFactory("gateway-loop", true), how);
    }

    MultiThreadIoEventLoopGroup group() {
        return group;
    }

    /** One after the other. */
    EventLoop next() {
        return (EventLoop) group.next();
    }

    /** Where what a loop may not wait for is waited for. */
    Executor elsewhere() {
        return elsewhere;
    }

    Class<? extends Channel> socket() {
        return LINUX ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    Class<? extends ServerChannel> serverSocket() {
        return LINUX ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    @PreDestroy
    void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS);
    }
}
