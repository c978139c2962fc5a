package dev.hearth.client.engine;

import dev.hearth.client.coherence.ClusterTime;
import dev.hearth.client.coherence.IntervalClock;
import dev.hearth.client.port.ClockProposal;
import dev.hearth.client.port.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Samples a server's time and keeps what this process knows about cluster time. On the timeline's thread but for reading. */
final class LinkClock {

    private static final long NANOS = 1_000_000;
    private static final long JUMP = 50;

    private final Timeline timeline;
    private final LinkListener listener;
    private final IntervalClock clock = new IntervalClock();
    private volatile @Nullable ClusterTime time;
    private long lastNanos;
    private long lastWall;
    private boolean sampled;

    LinkClock(Timeline timeline, LinkListener listener) {
        this.timeline = timeline;
        this.listener = listener;
    }

    @Nullable
    ClusterTime time() {
        return time;
    }

    /** Samples until cluster time is known, or so often: a sample that took too long says nothing, as the first ones may. */
    CompletionStage<Void> join(Session session, int tries) {
        return sample(session)
                .thenCompose(done -> time != null || tries <= 1
                        ? CompletableFuture.completedFuture(null)
                        : join(session, tries - 1));
    }

    CompletionStage<Void> sample(Session session) {
        noticeSuspension();
        var journal = session.journal();
        var sent = timeline.nanos();
        return journal.time().thenCompose(server -> {
            var received = timeline.nanos();
            var wall = timeline.wallMillis();
            return journal.clock(ClockProposal.look(session.runId())).thenCompose(record -> {
                var proposal =
                        clock.sampled(new IntervalClock.Sample(sent, received, server, wall, session.runId(), record));
                publish();
                if (proposal.isEmpty()) {
                    return CompletableFuture.completedFuture(null);
                }
                return journal.clock(proposal.get()).thenAccept(stored -> {
                    clock.stored(stored);
                    publish();
                });
            });
        });
    }

    /** The monotonic clock stands still while a machine is suspended or moved; the wall clock does not. */
    private void noticeSuspension() {
        var nanos = timeline.nanos();
        var wall = timeline.wallMillis();
        if (sampled && wall - lastWall - (nanos - lastNanos) / NANOS > JUMP) {
            clock.suspended();
            listener.detachAll();
            listener.clear();
            publish();
        }
        sampled = true;
        lastNanos = nanos;
        lastWall = wall;
    }

    private void publish() {
        var before = time;
        var now = clock.time().orElse(null);
        if (before != null && now != null && before.era() != now.era()) {
            // Stamps of another era cannot be compared with barriers of this one.
            listener.detachAll();
            listener.clear();
        }
        time = now;
    }
}
