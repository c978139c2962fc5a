package dev.hearth.client.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Those who wait for a watched key to change. */
final class Waiters {

    private final ConcurrentHashMap<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    /** Completes at the next change of the key. To be asked for before the key is read. */
    CompletableFuture<Void> next(String key) {
        return waiting.computeIfAbsent(key, k -> new CompletableFuture<>());
    }

    void wake(String key) {
        var waiter = waiting.remove(key);
        if (waiter != null) {
            waiter.complete(null);
        }
    }

    /** Nobody waits any more for this one. */
    void forget(String key, CompletableFuture<Void> waiter) {
        waiting.remove(key, waiter);
    }
}
