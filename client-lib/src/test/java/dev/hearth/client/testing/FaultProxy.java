package dev.hearth.client.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy that stands for the network and a Service: it can be cut, swallow everything, and lead elsewhere. */
public final class FaultProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private volatile int target;
    private volatile boolean refusing;
    private volatile boolean swallowing;

    public FaultProxy(int target) {
        this.target = target;
        try {
            listening = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public String uri() {
        return "redis://127.0.0.1:" + listening.getLocalPort();
    }

    /** Breaks all connections and refuses new ones. */
    public void cut() {
        refusing = true;
        breakAll();
    }

    /** Lets connections through again. */
    public void heal() {
        refusing = false;
        synchronized (gate) {
            swallowing = false;
            gate.notifyAll();
        }
    }

    /** Keeps connections open and lets nothing through: half-open TCP. */
    public void swallow() {
        swallowing = true;
    }

    /** New connections lead to this port. */
    public void leadTo(int port) {
        target = port;
    }

    public void breakAll() {
        sockets.forEach(FaultProxy::closeQuietly);
        sockets.clear();
    }

    @Override
    public void close() {
        closeQuietly(listening);
        heal();
        breakAll();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                if (refusing) {
                    client.close();
                    continue;
                }
                var server = new Socket();
                try {
                    server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 500);
                } catch (IOException e) {
                    client.close();
                    continue;
                }
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(server);
                daemon(() -> pump(client, server));
                daemon(() -> pump(server, client));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[65_536];
        try {
            while (true) {
                var read = from.getInputStream().read(buffer);
                if (read < 0) {
                    break;
                }
                synchronized (gate) {
                    while (swallowing) {
                        gate.wait();
                    }
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // Broken, as connections are.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeQuietly(from);
        closeQuietly(to);
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // It is over anyway.
        }
    }
}
