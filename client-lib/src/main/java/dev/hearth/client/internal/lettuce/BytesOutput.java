package dev.hearth.client.internal.lettuce;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The reply to GET; no bytes for a missing key. */
final class BytesOutput extends CommandOutput<byte[], byte[], byte[]> {

    private static final byte[] NOTHING = {};

    BytesOutput() {
        super(ByteArrayCodec.INSTANCE, NOTHING);
    }

    @Override
    public void set(@Nullable ByteBuffer bytes) {
        if (bytes != null) {
            output = new byte[bytes.remaining()];
            bytes.get(output);
        }
    }
}
