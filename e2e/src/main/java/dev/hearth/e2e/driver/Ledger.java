package dev.hearth.e2e.driver;

import java.util.List;
import java.util.stream.IntStream;

/** Every writer's acknowledged writes, and the names of the keys that hold them. Thread-safe. */
final class Ledger {
    /** Of one writer: 64 segments are half a million writes and 2 MiB. */
    private static final int MAX_SEGMENTS = 64;

    private final String run;
    private final List<WriterLedger> writers;

    Ledger(String run, int writers) {
        this.run = run;
        this.writers = IntStream.range(0, writers)
                .mapToObj(writer -> new WriterLedger(writer, MAX_SEGMENTS))
                .toList();
    }

    List<WriterLedger> writers() {
        return writers;
    }

    WriterLedger of(int writer) {
        return writers.get(writer);
    }

    /** The key whose bits are the writes of one segment. */
    byte[] segmentKey(int writer, long segment) {
        return Bytes.of("ledger:" + run + ":" + writer + ":" + segment);
    }

    /** The key that holds the number of a writer's newest write, for readers: it only ever grows. */
    byte[] headKey(int writer) {
        return Bytes.of("head:" + run + ":" + writer);
    }

    long acknowledgedWrites() {
        return writers.stream().mapToLong(WriterLedger::acknowledgedWrites).sum();
    }

    long forgottenWrites() {
        return writers.stream().mapToLong(WriterLedger::forgottenWrites).sum();
    }
}
