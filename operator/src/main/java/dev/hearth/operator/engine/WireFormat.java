package dev.hearth.operator.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Command lines as a server reads them.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">RESP</a>
 */
final class WireFormat {

    private WireFormat() {}

    static byte[] encode(List<List<String>> lines) {
        var out = new ByteArrayOutputStream(256);
        for (var line : lines) {
            text(out, "*" + line.size() + "\r\n");
            for (var word : line) {
                var bytes = word.getBytes(StandardCharsets.UTF_8);
                text(out, "$" + bytes.length + "\r\n");
                out.writeBytes(bytes);
                text(out, "\r\n");
            }
        }
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
