package dev.hearth.client.internal.lettuce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The scripts of the protocol; each file's head states its contract. */
enum Script {
    ACQUIRE,
    FILL,
    RELEASE,
    EXTEND,
    INVALIDATE,
    PUT,
    BARRIER,
    WRITE,
    DRAINED,
    GATE,
    CLOCK,
    WARM;

    private final byte[] text;
    private final byte[] digest;

    Script() {
        var file = "scripts/" + name().toLowerCase(Locale.ROOT) + ".lua";
        try (var in = Script.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing in the jar: build it anew");
            }
            text = in.readAllBytes();
            digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text))
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** The script itself. */
    byte[] text() {
        return text;
    }

    /** How servers name it, in hexadecimal digits. */
    byte[] digest() {
        return digest;
    }
}
