package dev.hearth.e2e.subject;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Every state of one CacheCluster as its informer delivers it, with the time of arrival. Bounded: the newest {@value
 * #HISTORY} states are kept. Thread-safe.
 */
public final class ClusterWatch implements AutoCloseable {
    private static final int HISTORY = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<Seen> history = new ArrayList<>();
    private final SharedIndexInformer<GenericKubernetesResource> informer;

    private ClusterWatch(CacheClusters clusters, String name) {
        informer = clusters.named(name).inform(new Handler());
    }

    static ClusterWatch on(CacheClusters clusters, String name) {
        return new ClusterWatch(clusters, name);
    }

    /**
     * The first state that arrived at or after a moment and fits, waiting for it if need be.
     *
     * @throws IllegalStateException naming what was awaited and the last state, when none came in time
     */
    public Seen await(String what, long sinceMillis, Duration patience, Predicate<ClusterView> fits) {
        lock.lock();
        try {
            long left = patience.toNanos();
            var found = find(sinceMillis, fits);
            while (found.isEmpty()) {
                if (left <= 0) {
                    throw new IllegalStateException(
                            what + " was not seen within " + patience.toSeconds() + " s; last status: " + last());
                }
                left = arrived.awaitNanos(left);
                found = find(sinceMillis, fits);
            }
            return found.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + what, e);
        } finally {
            lock.unlock();
        }
    }

    /** The state as it is, or as it becomes within the patience. */
    public Seen awaitNow(String what, Duration patience, Predicate<ClusterView> fits) {
        return await(what, newestMillis(), patience, fits);
    }

    /** All states that arrived at or after a moment. */
    public List<Seen> since(long sinceMillis) {
        lock.lock();
        try {
            return history.stream().filter(seen -> seen.atMillis() >= sinceMillis).toList();
        } finally {
            lock.unlock();
        }
    }

    /** The first state since a moment that fits, if one arrived yet. */
    public Optional<Seen> first(long sinceMillis, Predicate<ClusterView> fits) {
        lock.lock();
        try {
            return find(sinceMillis, fits);
        } finally {
            lock.unlock();
        }
    }

    private long newestMillis() {
        lock.lock();
        try {
            return history.isEmpty() ? 0 : history.getLast().atMillis();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Seen> find(long sinceMillis, Predicate<ClusterView> fits) {
        return history.stream()
                .filter(seen -> seen.atMillis() >= sinceMillis)
                .filter(seen -> fits.test(seen.view()))
                .findFirst();
    }

    private String last() {
        return history.isEmpty() ? "none" : history.getLast().view().toString();
    }

    private void add(GenericKubernetesResource resource) {
        lock.lock();
        try {
            if (history.size() == HISTORY) {
                history.removeFirst();
            }
            history.add(new Seen(System.currentTimeMillis(), ClusterView.of(resource)));
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        informer.close();
    }

    /** Waits until the informer has the object, or none. */
    void awaitSynced() throws TimeoutException {
        try {
            informer.initialState().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("the watch did not start", e);
        }
    }

    private final class Handler implements ResourceEventHandler<GenericKubernetesResource> {
        @Override
        public void onAdd(GenericKubernetesResource resource) {
            add(resource);
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource resource) {
            add(resource);
        }

        @Override
        public void onDelete(GenericKubernetesResource resource, boolean unknown) {
            // The history ends.
        }
    }
}
