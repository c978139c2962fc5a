package dev.hearth.client.engine;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One read of a key on its way, for all callers of this process that want it. */
final class Flight<V> {

    final String key;
    final CompletableFuture<Outcome<V>> result = new CompletableFuture<>();
    /** The link's attachment when the read began; null: there was none. What is read now may enter the local level only in it. */
    final @Nullable Attachment attachment;

    private volatile boolean detached;

    Flight(String key, @Nullable Attachment attachment) {
        this.key = key;
        this.attachment = attachment;
    }

    /** The key was invalidated meanwhile: those who wait get the result, but it is stored nowhere. */
    void detach() {
        detached = true;
    }

    boolean detached() {
        return detached;
    }
}
