package dev.hearth.operator.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** The clock, the events still to come, chance, and the story told so far. */
final class Timeline {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private record Event(long at, long sequence, Runnable run) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::sequence));
    private final List<String> story = new ArrayList<>();
    final Random random;
    private long now = 1_000;
    private long sequence;
    private long steps;

    Timeline(long seed) {
        random = new Random(seed);
    }

    long now() {
        return now;
    }

    Instant instant() {
        return START.plusMillis(now);
    }

    long steps() {
        return steps;
    }

    void after(long millis, Runnable run) {
        events.add(new Event(now + Math.max(0, millis), sequence++, run));
    }

    /** A duration between these, in milliseconds. */
    long between(long least, long most) {
        return least + random.nextLong(most - least + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Lets the next event happen. */
    void step() {
        var event = events.remove();
        now = event.at();
        steps++;
        event.run().run();
    }

    boolean dueBefore(long end) {
        return !events.isEmpty() && events.peek().at() <= end;
    }

    void jumpTo(long end) {
        now = Math.max(now, end);
    }

    void tell(String what) {
        story.add("%7.3f  %s".formatted((now - 1_000) / 1000.0, what));
    }

    List<String> story() {
        return List.copyOf(story);
    }
}
