package dev.hearth.operator.engine;

import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.CommandOutput;
import java.nio.ByteBuffer;

/** Takes any reply and keeps none of it: of a command only success or error matters. */
final class IgnoredReply extends CommandOutput<String, String, String> {

    IgnoredReply() {
        super(StringCodec.UTF8, "");
    }

    @Override
    public void set(ByteBuffer bytes) {}

    @Override
    public void set(long integer) {}

    @Override
    public void set(double number) {}

    @Override
    public void set(boolean value) {}

    @Override
    public void multi(int count) {}
}
