package dev.hearth.client.test;

import java.util.ArrayDeque;
import java.util.Deque;

/** One connection: requests reach the server, and replies and news reach the client, each in order and after a while. */
final class Lane {

    private final MemoryCluster cluster;
    private final Deque<Runnable> held = new ArrayDeque<>();
    private long lastSent;
    private long lastDelivered;

    Lane(MemoryCluster cluster) {
        this.cluster = cluster;
    }

    void send(Runnable request) {
        lastSent = cluster.travel(lastSent, () -> pass(request));
    }

    void deliver(Runnable news) {
        lastDelivered = cluster.travel(lastDelivered, () -> pass(news));
    }

    private void pass(Runnable what) {
        synchronized (held) {
            held.add(what);
        }
        if (!cluster.hanging()) {
            drain();
        } else {
            cluster.whenResumed(this::drain);
        }
    }

    private void drain() {
        while (true) {
            Runnable next;
            synchronized (held) {
                next = held.poll();
            }
            if (next == null) {
                return;
            }
            next.run();
        }
    }
}
