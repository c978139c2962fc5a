package dev.hearth.operator.engine;

import io.lettuce.core.protocol.Command;
import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * Two command lines in one write of which the server answers only the second: {@code REPLCONF GETACK *} has no reply.
 *
 * @see <a href="https://redis.io/docs/latest/commands/replconf/">REPLCONF</a>
 */
final class SilentPrefix extends Command<String, String, String> {

    private final byte[] prefix;

    SilentPrefix(List<String> unanswered, List<String> answered) {
        super(new ServerWord(answered.getFirst()), new IgnoredReply(), NodeConnection.arguments(answered));
        this.prefix = WireFormat.encode(List.of(unanswered));
    }

    @Override
    public void encode(ByteBuf buffer) {
        buffer.writeBytes(prefix);
        super.encode(buffer);
    }
}
