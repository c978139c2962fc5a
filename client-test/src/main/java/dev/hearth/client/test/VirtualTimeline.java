package dev.hearth.client.test;

import dev.hearth.client.engine.Timeline;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Time that stands still until a test moves it. Everything runs on the thread that moves it, in the order of its time, so the same
 * seed always gives the same run. Used by one thread.
 */
public final class VirtualTimeline implements Timeline {

    private static final long NANOS = 1_000_000;

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final Random random;
    private final long wallStart;
    private long now;
    private long sequence;

    private record Task(long at, long sequence, Runnable work) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(sequence, other.sequence);
        }
    }

    /** The same seed, the same chances. */
    public VirtualTimeline(long seed) {
        random = new Random(seed);
        wallStart = 1_700_000_000_000L;
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public long wallMillis() {
        return wallStart + now / NANOS;
    }

    @Override
    public double random() {
        return random.nextDouble();
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(new Task(now, sequence++, task));
    }

    @Override
    public void after(long millis, Runnable task) {
        tasks.add(new Task(now + Math.max(0, millis) * NANOS, sequence++, task));
    }

    /** Runs a task so many microseconds later. */
    void afterMicros(long micros, Runnable task) {
        tasks.add(new Task(now + micros * 1_000, sequence++, task));
    }

    /** Lets so much time pass, and everything happen that falls into it. */
    public void advance(long millis) {
        var until = now + millis * NANOS;
        while (!tasks.isEmpty() && tasks.element().at() <= until) {
            step();
        }
        now = until;
    }

    /**
     * Lets time pass until something is so.
     *
     * @throws AssertionError it is not after so many milliseconds
     */
    public void until(String what, long atMostMillis, BooleanSupplier condition) {
        var limit = now + atMostMillis * NANOS;
        while (!condition.getAsBoolean()) {
            if (tasks.isEmpty() || tasks.element().at() > limit) {
                throw new AssertionError(what + " did not come within " + atMostMillis + " ms");
            }
            step();
        }
    }

    private void step() {
        var task = tasks.remove();
        now = Math.max(now, task.at());
        task.work().run();
    }

    @Override
    public void close() {
        // Several clients may share it; what is planned for a closed one does nothing.
    }
}
