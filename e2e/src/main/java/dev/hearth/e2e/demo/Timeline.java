package dev.hearth.e2e.demo;

import dev.hearth.e2e.cluster.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** Prints each line behind the seconds since the start, and since the loss once there was one. Thread-safe. */
final class Timeline implements Progress {
    private final PrintStream out;
    private final long started = System.currentTimeMillis();
    private volatile long lostAt;

    Timeline(PrintStream out) {
        this.out = out;
    }

    /** From now on times count from this moment too, milliseconds since the epoch. */
    void lostAt(long millis) {
        lostAt = millis;
    }

    @Override
    public void say(String line) {
        long now = System.currentTimeMillis();
        var since = lostAt == 0 ? "" : String.format(Locale.ROOT, "%+8.1f", (now - lostAt) / 1_000.0);
        var text = String.format(Locale.ROOT, "%7.1f s %8s  %s", (now - started) / 1_000.0, since, line);
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }

    /** A line that stands out. */
    void headline(String line) {
        synchronized (out) {
            out.println();
            say(line);
        }
    }
}
