package dev.hearth.operator.engine;

import io.lettuce.core.resource.NettyCustomizer;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;

/**
 * Starts each connection with a 2 KiB buffer where Lettuce asks for 64 KiB: direct memory is capped by the heap's size,
 * and 3,000 connections would take 192 MiB of it. Buffers still grow when a reply is larger.
 */
final class FrugalBuffers extends PooledByteBufAllocator implements NettyCustomizer {

    private static final int LETTUCE_BUFFER = 65_536;
    private static final int FIRST_BUFFER = 2_048;
    private static final int DIRECT_ARENAS = 2;
    private static final int PAGE = 8_192;
    private static final int MAX_ORDER = 5;

    private final EventLoopLag lag;

    FrugalBuffers(EventLoopLag lag) {
        super(true, 0, DIRECT_ARENAS, PAGE, MAX_ORDER);
        this.lag = lag;
    }

    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
        return super.newDirectBuffer(initialCapacity == LETTUCE_BUFFER ? FIRST_BUFFER : initialCapacity, maxCapacity);
    }

    @Override
    public void afterBootstrapInitialized(Bootstrap bootstrap) {
        bootstrap.option(ChannelOption.ALLOCATOR, this);
    }

    @Override
    public void afterChannelInitialized(Channel channel) {
        lag.watch(channel.eventLoop());
    }
}
