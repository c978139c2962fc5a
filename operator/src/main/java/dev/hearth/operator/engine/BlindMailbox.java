package dev.hearth.operator.engine;

import dev.hearth.operator.model.NodeAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leaves commands in the socket of a server that may be hanging and to which no connection stands. The kernel of a stopped
 * process still accepts connections and keeps what they send; the process reads it when it wakes up, before anything that
 * was sent later. Nothing is awaited but the connect, on a thread of its own; a failure means that there was nobody to tell.
 */
final class BlindMailbox {

    private static final int CONNECT_TIMEOUT_MILLIS = 500;
    private static final int MAX_UNDER_WAY = 32;

    private final NodeCredentials credentials;
    private final Set<NodeAddress> underWay = ConcurrentHashMap.newKeySet();

    BlindMailbox(NodeCredentials credentials) {
        this.credentials = credentials;
    }

    void post(NodeAddress at, List<List<String>> lines) {
        if (underWay.size() < MAX_UNDER_WAY && underWay.add(at)) {
            Thread.ofVirtual().name("mailbox").start(() -> {
                try (var socket = new Socket()) {
                    socket.connect(new InetSocketAddress(at.ip(), at.port()), CONNECT_TIMEOUT_MILLIS);
                    socket.getOutputStream().write(WireFormat.encode(withLogin(at, lines)));
                } catch (IOException e) {
                    // Nobody listens, or the address is out of reach: there is no process that could read a mailbox.
                } finally {
                    underWay.remove(at);
                }
            });
        }
    }

    /** Nothing is on its way. */
    boolean empty() {
        return underWay.isEmpty();
    }

    private List<List<String>> withLogin(NodeAddress at, List<List<String>> lines) {
        var all = new ArrayList<List<String>>();
        credentials.operator(at.node()).ifPresent(login -> all.add(List.of("AUTH", login.user(), login.password())));
        all.addAll(lines);
        return all;
    }
}
