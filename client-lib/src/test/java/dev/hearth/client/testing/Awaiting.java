package dev.hearth.client.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that must come. */
public final class Awaiting {

    private Awaiting() {}

    /** Fails when it does not come in time; returns how long it took, in milliseconds. */
    public static long until(String what, Duration atMost, BooleanSupplier condition) {
        var start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > atMost.toNanos()) {
                throw new AssertionError(what + " did not come within " + atMost);
            }
            Thread.yield();
        }
        return (System.nanoTime() - start) / 1_000_000;
    }
}
