package dev.hearth.operator.engine;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads RESP2: what a server reads from a client, and what a client reads from a server. */
final class RespWire {

    private final InputStream in;

    RespWire(InputStream in) {
        this.in = in;
    }

    /** One value as text: an array as its parts joined by newlines, an error with its leading dash. */
    String value() throws IOException {
        var line = line();
        return switch (line.charAt(0)) {
            case '+', ':' -> line.substring(1);
            case '-' -> line;
            case '$' -> bulk(Integer.parseInt(line.substring(1)));
            case '*' -> String.join("\n", values(Integer.parseInt(line.substring(1))));
            default -> throw new IOException("not RESP2: " + line);
        };
    }

    /** A command as a client sends it. */
    List<String> command() throws IOException {
        return values(Integer.parseInt(line().substring(1)));
    }

    private List<String> values(int count) throws IOException {
        var values = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            values.add(value());
        }
        return values;
    }

    private String bulk(int length) throws IOException {
        if (length < 0) {
            return "";
        }
        var bytes = in.readNBytes(length);
        line();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var out = new ByteArrayOutputStream();
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (b != '\r') {
                out.write(b);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
