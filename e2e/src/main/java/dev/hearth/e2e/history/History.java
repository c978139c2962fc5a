package dev.hearth.e2e.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Things seen, in the order they were seen; the oldest are forgotten beyond a limit. Thread-safe. */
public final class History<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final List<T> items = new ArrayList<>();
    private final int limit;

    /**
     * @param limit the number of things kept
     */
    public History(int limit) {
        this.limit = limit;
    }

    /** Appends one and wakes whoever waits. */
    public void add(T item) {
        lock.lock();
        try {
            if (items.size() == limit) {
                items.removeFirst();
            }
            items.add(item);
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The first that fits, among those seen. */
    public Optional<T> first(Predicate<T> fits) {
        lock.lock();
        try {
            return items.stream().filter(fits).findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** The newest. */
    public Optional<T> newest() {
        lock.lock();
        try {
            return items.isEmpty() ? Optional.empty() : Optional.of(items.getLast());
        } finally {
            lock.unlock();
        }
    }

    /** All that fit. */
    public List<T> all(Predicate<T> fits) {
        lock.lock();
        try {
            return items.stream().filter(fits).toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The first that fits, among those seen or as soon as one comes.
     *
     * @throws IllegalStateException naming what was awaited and the newest thing seen, when none came in time
     */
    public T await(String what, Duration patience, Predicate<T> fits) {
        lock.lock();
        try {
            long left = patience.toNanos();
            var found = items.stream().filter(fits).findFirst();
            while (found.isEmpty()) {
                if (left <= 0) {
                    throw new IllegalStateException(what + " was not seen within " + patience.toSeconds()
                            + " s; the last thing seen: " + (items.isEmpty() ? "nothing" : items.getLast()));
                }
                left = added.awaitNanos(left);
                found = items.stream().filter(fits).findFirst();
            }
            return found.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + what, e);
        } finally {
            lock.unlock();
        }
    }
}
