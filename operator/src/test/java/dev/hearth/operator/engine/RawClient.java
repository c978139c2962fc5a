package dev.hearth.operator.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** A client of its own, so that tests do not look at a server through what they test. */
final class RawClient implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 5_000;

    private final Socket socket = new Socket();
    private final RespWire replies;

    RawClient(int port) throws IOException {
        socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        replies = new RespWire(new BufferedInputStream(socket.getInputStream()));
    }

    /** The reply as text; an error begins with a dash. */
    String call(String... words) {
        try {
            send(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reply();
    }

    /** The next reply, for what was sent without waiting. */
    String reply() {
        try {
            return replies.value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(String... words) throws IOException {
        socket.getOutputStream().write(WireFormat.encode(List.of(List.of(words))));
    }

    /** The value of one directive. */
    String setting(String directive) {
        return call("CONFIG", "GET", directive).lines().skip(1).findFirst().orElse("");
    }

    /** The value of one INFO field. */
    String info(String field) {
        return InfoReply.parse(call("INFO", "everything")).text(field, "");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
