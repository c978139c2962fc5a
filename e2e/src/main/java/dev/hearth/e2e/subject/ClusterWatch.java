package dev.hearth.e2e.subject;

import dev.hearth.e2e.history.History;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Every state of one CacheCluster as its informer delivers it, with the time of arrival. Thread-safe. */
public final class ClusterWatch implements AutoCloseable {
    private static final int LIMIT = 10_000;

    private final History<Seen> history = new History<>(LIMIT);
    private final Consumer<Seen> listener;
    private final SharedIndexInformer<GenericKubernetesResource> informer;

    ClusterWatch(CacheClusters clusters, String name, Consumer<Seen> listener) {
        this.listener = listener;
        informer = clusters.named(name).inform(new Handler());
    }

    /**
     * The first state that arrived at or after a moment and fits, waiting for it if need be.
     *
     * @throws IllegalStateException naming what was awaited and the last state, when none came in time
     */
    public Seen await(String what, long sinceMillis, Duration patience, Predicate<ClusterView> fits) {
        return history.await(what, patience, seen -> seen.atMillis() >= sinceMillis && fits.test(seen.view()));
    }

    /** The state as it is, or as it becomes within the patience. */
    public Seen awaitNow(String what, Duration patience, Predicate<ClusterView> fits) {
        long newest = history.newest().map(Seen::atMillis).orElse(0L);
        return await(what, newest, patience, fits);
    }

    /** The newest state; waits for the first. */
    public ClusterView now() {
        return awaitNow("the cluster", Duration.ofSeconds(30), view -> true).view();
    }

    /** All states that arrived at or after a moment. */
    public List<Seen> since(long sinceMillis) {
        return history.all(seen -> seen.atMillis() >= sinceMillis);
    }

    /** The first state since a moment that fits, if one arrived yet. */
    public Optional<Seen> first(long sinceMillis, Predicate<ClusterView> fits) {
        return history.first(seen -> seen.atMillis() >= sinceMillis && fits.test(seen.view()));
    }

    @Override
    public void close() {
        informer.close();
    }

    private final class Handler implements ResourceEventHandler<GenericKubernetesResource> {
        @Override
        public void onAdd(GenericKubernetesResource resource) {
            var seen = new Seen(System.currentTimeMillis(), ClusterView.of(resource));
            history.add(seen);
            listener.accept(seen);
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource resource) {
            onAdd(resource);
        }

        @Override
        public void onDelete(GenericKubernetesResource resource, boolean unknown) {
            // The history ends with its last state.
        }
    }
}
