package dev.hearth.client.internal.lettuce;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects a reply of any shape. Maps come as arrays of names and values. */
final class ReplyOutput extends CommandOutput<byte[], byte[], Reply> {

    private final Deque<List<@Nullable Object>> open = new ArrayDeque<>();

    ReplyOutput() {
        this(new ArrayList<>());
    }

    private ReplyOutput(List<@Nullable Object> elements) {
        super(ByteArrayCodec.INSTANCE, new Reply(elements));
        open.push(elements);
    }

    @Override
    public void set(long number) {
        add(number);
    }

    @Override
    public void set(double number) {
        add(Double.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void set(boolean value) {
        add(value ? 1L : 0L);
    }

    @Override
    public void set(@Nullable ByteBuffer bytes) {
        if (bytes == null) {
            add(null);
            return;
        }
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        add(copy);
    }

    @Override
    public void multi(int count) {
        var nested = new ArrayList<@Nullable Object>(Math.max(count, 0));
        add(nested);
        open.push(nested);
    }

    @Override
    public void complete(int depth) {
        // Depth counts arrays that are still open; the outermost one is the reply itself.
        while (open.size() > Math.max(depth, 0) + 1) {
            open.pop();
        }
    }

    @Override
    public Reply get() {
        var elements = output.elements();
        return elements.size() == 1 && elements.get(0) instanceof List<?> array ? new Reply(array) : output;
    }

    private void add(@Nullable Object element) {
        open.element().add(element);
    }
}
