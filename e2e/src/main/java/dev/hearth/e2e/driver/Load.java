package dev.hearth.e2e.driver;

/**
 * How hard the driver pushes.
 *
 * @param writers connections that write, each with one command outstanding
 * @param writesPerSecond of all writers together
 * @param readers connections that read, each with one command outstanding; 0 reads nothing
 * @param readsPerSecond of all readers together
 */
public record Load(int writers, int writesPerSecond, int readers, int readsPerSecond) {

    /** 8 writers with 1,000 writes a second, 4 readers with 400 reads a second. */
    public static final Load STEADY = new Load(8, 1_000, 4, 400);

    /** Refuses a load without writers or rates that are not positive. */
    public Load {
        if (writers < 1 || writesPerSecond < 1 || readers < 0 || (readers > 0 && readsPerSecond < 1)) {
            throw new IllegalArgumentException(
                    "writers, writesPerSecond and readsPerSecond must be 1 or more, readers 0 or more");
        }
    }

    long writeIntervalNanos() {
        return 1_000_000_000L * writers / writesPerSecond;
    }

    long readIntervalNanos() {
        return 1_000_000_000L * readers / readsPerSecond;
    }
}
