package dev.hearth.client.engine;

import dev.hearth.client.cell.Names;
import dev.hearth.client.coherence.Barriers;
import dev.hearth.client.coherence.Breaker;
import dev.hearth.client.coherence.ClusterTime;
import dev.hearth.client.coherence.LogFollower;
import dev.hearth.client.coherence.LogFollower.CatchUp;
import dev.hearth.client.port.Endpoint;
import dev.hearth.client.port.Journal;
import dev.hearth.client.port.LogEntry;
import dev.hearth.client.port.LogEntry.Barrier;
import dev.hearth.client.port.ServerException;
import dev.hearth.client.port.Session;
import dev.hearth.client.port.SessionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One shard's primary as one client sees it: connects, catches up, follows the log, proves twice a second that it still hears
 * everything, and starts over when it does not. The local level may serve only while {@link #confirmed} holds. All changes happen
 * on the timeline's thread; what readers need is volatile.
 */
public final class Link implements SessionListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final long NANOS = 1_000_000;
    private static final long PROBE_EVERY = 500;
    private static final long SILENCE = 1_000;
    private static final long FIRST_PAUSE = 50;
    private static final long LONGEST_PAUSE = 250;
    private static final long LOG_PACE = 1;
    private static final long SYNC_WITHIN = 5_000;
    private static final SessionListener NOBODY = new SessionListener() {
        @Override
        public void changed(List<String> keys) {
            // Only the run id is wanted.
        }

        @Override
        public void flushed() {
            // Only the run id is wanted.
        }

        @Override
        public void closed() {
            // Only the run id is wanted.
        }
    };

    private final Endpoint endpoint;
    private final Timeline timeline;
    private final LinkListener listener;
    private final long doubtNanos;
    private final LogFollower follower = new LogFollower();
    private final LogReader log;
    private final LinkClock clock;
    private final Breaker breaker = new Breaker();
    private final List<Runnable> onAttached = new CopyOnWriteArrayList<>();
    private final Reassertion reassertion;

    private volatile @Nullable Attachment attachment;
    private volatile long confirmedUntil;
    private volatile Barriers barriers = Barriers.NONE;

    private @Nullable Session session;
    /** Counts sessions; what belongs to an earlier one is dropped. */
    private int generation;

    private boolean closed;
    private long pause = FIRST_PAUSE;
    private boolean reading;
    private boolean unread;
    private long probeSent;
    private boolean probeOut;
    private boolean probeAnswered;
    private long lastTick;
    private boolean looking;

    /** @param doubtMillis how long the local level may serve without a sign of life from the server */
    public Link(Endpoint endpoint, Timeline timeline, LinkListener listener, String node, long doubtMillis) {
        this.endpoint = endpoint;
        this.timeline = timeline;
        this.listener = listener;
        doubtNanos = doubtMillis * NANOS;
        log = new LogReader(follower, timeline);
        clock = new LinkClock(timeline, listener);
        reassertion = new Reassertion(this, timeline, node);
        confirmedUntil = timeline.nanos() - 1;
    }

    /** Begins to connect. */
    public void start() {
        timeline.execute(this::connect);
    }

    /** The caught-up connection; null while there is none. */
    public @Nullable Attachment attachment() {
        return attachment;
    }

    /** Whether the local level may serve at this moment. */
    public boolean confirmed(long nanos) {
        return nanos - confirmedUntil < 0;
    }

    /** Cluster time; null before it is known. */
    public @Nullable ClusterTime time() {
        return clock.time();
    }

    /** Barriers that were heard of. */
    public Barriers barriers() {
        return barriers;
    }

    /** Decides whether the server is asked at all. */
    public Breaker breaker() {
        return breaker;
    }

    /** The server's address, for messages. */
    public String address() {
        return endpoint.address();
    }

    /** Runs on the timeline's thread each time the link has caught up with a server. */
    public void onAttached(Runnable task) {
        onAttached.add(task);
    }

    /** An entry that this client wrote was acknowledged. On the timeline's thread. */
    void acknowledged(LogEntry entry) {
        follower.acknowledged(entry, timeline.nanos());
        raise(entry.barriers());
    }

    private void connect() {
        if (closed) {
            return;
        }
        var mine = ++generation;
        endpoint.open(new Guarded(mine))
                .whenComplete((opened, error) -> timeline.execute(() -> {
                    if (opened != null && (closed || mine != generation)) {
                        opened.close();
                    } else if (opened != null) {
                        connected(opened, mine);
                    } else {
                        LOG.debug("cannot connect to {}: {}", endpoint.address(), String.valueOf(error));
                        later(mine);
                    }
                }));
    }

    private void connected(Session opened, int mine) {
        session = opened;
        reading = true;
        unread = false;
        probeOut = false;
        var journal = opened.journal();
        probeSent = timeline.nanos();
        watchOver(mine);
        clock.sample(opened)
                .thenCompose(done -> log.toTheEnd(journal, this::apply))
                .thenCompose(done -> journal.fields(Names.BARRIERS))
                .thenAccept(fields -> raise(parse(fields)))
                .thenCompose(done -> journal.fields(Names.CATALOG))
                .thenAccept(listener::catalog)
                // A replica would answer all of the above.
                .thenCompose(done -> journal.probe())
                .whenComplete((done, error) -> onThread(mine, () -> {
                    if (error != null) {
                        failed(mine, error);
                    } else {
                        synced(opened, mine);
                    }
                }));
    }

    private void synced(Session opened, int mine) {
        pause = FIRST_PAUSE;
        reading = false;
        attachment = new Attachment(opened);
        breaker.answered(timeline.nanos());
        LOG.info("caught up with {}", endpoint.address());
        onAttached.forEach(Runnable::run);
        if (unread) {
            readLog(mine);
        }
        probe(mine);
    }

    private void probe(int mine) {
        var opened = session;
        if (mine != generation || opened == null) {
            return;
        }
        timeline.after(PROBE_EVERY, () -> probe(mine));
        if (probeOut) {
            return;
        }
        probeOut = true;
        probeAnswered = false;
        var sent = timeline.nanos();
        probeSent = sent;
        opened.journal()
                .probe()
                .whenComplete((done, error) -> onThread(mine, () -> {
                    probeOut = false;
                    if (error != null) {
                        failed(mine, error);
                        return;
                    }
                    probeAnswered = true;
                    breaker.answered(timeline.nanos());
                    confirm();
                }));
        clock.sample(opened)
                .whenComplete((done, error) -> onThread(mine, () -> {
                    if (error != null) {
                        failed(mine, error);
                    }
                }));
    }

    /** The probe's answer proves that all news before it has arrived; once that is read too, the local level is known to be true. */
    private void confirm() {
        if (probeAnswered && !reading && !unread) {
            confirmedUntil = probeSent + doubtNanos;
        }
    }

    /** Silence counts only while this thread itself is on time: after a pause the answers wait in the queue behind this task. */
    private void watchOver(int mine) {
        lastTick = timeline.nanos();
        timeline.after(SILENCE / 4, () -> tick(mine));
    }

    private void tick(int mine) {
        if (mine != generation || closed) {
            return;
        }
        var now = timeline.nanos();
        var late = now - lastTick > SILENCE / 2 * NANOS;
        var waiting = attachment == null || probeOut;
        var limit = (attachment == null ? SYNC_WITHIN : SILENCE) * NANOS;
        if (!late && waiting && now - probeSent > limit) {
            LOG.info("{} has been silent for {} ms", endpoint.address(), (now - probeSent) / NANOS);
            tearDown(mine);
            return;
        }
        watchOver(mine);
    }

    private void failed(int mine, Throwable error) {
        if (remedy(error) == ServerException.Remedy.LATER && attachment != null) {
            // Fenced, loading or full: nothing is confirmed; the local level falls silent by itself.
            LOG.debug("{} refuses: {}", endpoint.address(), error.getMessage());
            lookElsewhere(mine);
            return;
        }
        tearDown(mine);
    }

    /** An isolated primary refuses for ever; perhaps the address leads to another one by now. */
    private void lookElsewhere(int mine) {
        var present = session;
        if (present == null || looking) {
            return;
        }
        looking = true;
        endpoint.open(NOBODY)
                .whenComplete((other, error) -> timeline.execute(() -> {
                    looking = false;
                    if (other == null) {
                        return;
                    }
                    other.close();
                    if (mine == generation && !other.runId().equals(present.runId())) {
                        tearDown(mine);
                    }
                }));
    }

    private static ServerException.Remedy remedy(Throwable error) {
        var cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return cause instanceof ServerException e ? e.remedy() : ServerException.Remedy.RECONNECT;
    }

    private void tearDown(int mine) {
        if (mine != generation) {
            return;
        }
        generation++;
        var opened = session;
        session = null;
        attachment = null;
        listener.detachAll();
        if (opened != null) {
            opened.close();
        }
        later(generation);
    }

    private void later(int mine) {
        if (closed || mine != generation) {
            return;
        }
        var wait = pause / 2 + (long) (pause * timeline.random() / 2);
        pause = Math.min(LONGEST_PAUSE, pause * 2);
        timeline.after(wait, () -> {
            if (mine == generation) {
                connect();
            }
        });
    }

    private void readLog(int mine) {
        var opened = session;
        if (mine != generation || opened == null || reading) {
            return;
        }
        reading = true;
        unread = false;
        log.toTheEnd(opened.journal(), this::apply)
                .whenComplete((done, error) -> onThread(mine, () -> {
                    reading = false;
                    if (error != null) {
                        failed(mine, error);
                        return;
                    }
                    confirm();
                    if (unread) {
                        timeline.after(LOG_PACE, () -> readLog(mine));
                    }
                }));
    }

    private void apply(CatchUp caughtUp) {
        if (caughtUp.clear()) {
            listener.detachAll();
            listener.clear();
        }
        for (var entry : caughtUp.apply()) {
            raise(entry.barriers());
            listener.evict(entry.keys());
        }
        reassertion.seen(caughtUp.apply());
        if (!caughtUp.lost().isEmpty() || caughtUp.unknownLost()) {
            LOG.info(
                    "{} lost {} invalidations; they are repeated",
                    endpoint.address(),
                    caughtUp.lost().size());
            reassertion.repeat(caughtUp.lost(), caughtUp.unknownLost() ? listener.classBarriers() : List.of());
        }
    }

    private void raise(List<Barrier> raised) {
        barriers = barriers.with(raised);
    }

    private static List<Barrier> parse(Map<String, String> fields) {
        var parsed = new ArrayList<Barrier>();
        fields.forEach((name, at) -> parsed.add(new Barrier(name, Long.parseLong(at))));
        return parsed;
    }

    private void onThread(int mine, Runnable task) {
        timeline.execute(() -> {
            if (mine == generation && !closed) {
                task.run();
            }
        });
    }

    @Override
    public void changed(List<String> keys) {
        for (var key : keys) {
            if (key.equals(Names.LOG)) {
                var wasUnread = unread;
                unread = true;
                if (!reading && !wasUnread) {
                    readLog(generation);
                }
            } else if (key.equals(Names.CATALOG)) {
                readCatalog();
            } else {
                listener.wake(key);
            }
        }
    }

    private void readCatalog() {
        var opened = session;
        var mine = generation;
        if (opened != null) {
            opened.journal()
                    .fields(Names.CATALOG)
                    .whenComplete((catalog, error) -> onThread(mine, () -> {
                        if (error == null) {
                            listener.catalog(catalog);
                        }
                    }));
        }
    }

    @Override
    public void flushed() {
        // Everything that was read and armed is gone, the log and the clock record too.
        tearDown(generation);
        listener.clear();
    }

    @Override
    public void closed() {
        tearDown(generation);
    }

    /** The journal of the caught-up connection; null while there is none. */
    @Nullable
    Journal journal() {
        var now = attachment;
        return now == null ? null : now.session().journal();
    }

    /** These are about to be, or have just been, invalidated by this client. On the timeline's thread. */
    void evict(List<String> keys) {
        listener.evict(keys);
    }

    @Override
    public void close() {
        timeline.execute(() -> {
            tearDown(generation);
            closed = true;
        });
    }

    /** News of a session that is not the present one are dropped. */
    private final class Guarded implements SessionListener {

        private final int mine;

        Guarded(int mine) {
            this.mine = mine;
        }

        @Override
        public void changed(List<String> keys) {
            if (mine == generation) {
                Link.this.changed(keys);
            }
        }

        @Override
        public void flushed() {
            if (mine == generation) {
                Link.this.flushed();
            }
        }

        @Override
        public void closed() {
            if (mine == generation && session != null) {
                Link.this.closed();
            }
        }
    }
}
