package dev.hearth.e2e.driver;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads every acknowledged write back from the primary, once. Confined to one thread. */
final class Verifier {
    private final DriverParts parts;
    private @Nullable Session session;

    Verifier(DriverParts parts) {
        this.parts = parts;
    }

    /**
     * Looks for every write acknowledged before the call. Tries again on failures until the patience is over.
     *
     * @throws IllegalStateException when the primary could not be read in time: nothing is known then
     */
    Losses verify(List<Outage> outages, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        var lost = new ArrayList<LostWrite>();
        long checked = 0;
        for (var writer : parts.ledger().writers()) {
            for (var segment : writer.segments()) {
                lost.addAll(segment.missingFrom(read(writer.writer(), segment.index(), deadline), writer.writer()));
                checked += segment.acknowledgedWrites();
            }
        }
        close();
        return Losses.of(checked, lost, outages);
    }

    /** Asks for the name anew: a cluster that was deleted and made again has Services with new addresses. */
    private Endpoint primary() {
        try {
            return Connections.resolve(parts.config().primary());
        } catch (UnknownHostException e) {
            return parts.primary();
        }
    }

    @SuppressWarnings("NullAway") // a key that does not exist is null, which missingFrom takes
    private byte[] read(int writer, long segment, long deadline) throws InterruptedException {
        var key = parts.ledger().segmentKey(writer, segment);
        var pause = new Pace(parts.config().timeouts().retryPause().toNanos());
        while (true) {
            try {
                return session().call(commands -> commands.get(key));
            } catch (ExecutionException | TimeoutException | RuntimeException e) {
                close();
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the primary could not be read: " + e.getMessage(), e);
                }
                pause.await();
            }
        }
    }

    private Session session() {
        var open = session;
        if (open == null) {
            open = new Session(parts.connections(), primary(), parts.config().timeouts());
            session = open;
        }
        return open;
    }

    private void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
