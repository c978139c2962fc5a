package dev.hearth.client.engine;

import dev.hearth.client.CachePolicy;
import dev.hearth.client.LoadFailedException;
import dev.hearth.client.cell.Cell;
import dev.hearth.client.cell.CellWriter;
import dev.hearth.client.cell.Kind;
import dev.hearth.client.cell.Spread;
import dev.hearth.client.coherence.Barriers;
import dev.hearth.client.coherence.ClusterTime;
import dev.hearth.client.coherence.Judgement.Usable;
import dev.hearth.client.engine.LocalEntry.Lifetime;
import dev.hearth.client.engine.LocalEntry.Origin;
import dev.hearth.client.port.Filled;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The second half of a read: load, store in the cluster under the lease, keep a copy, and tell those who wait. */
final class Fills<V> {

    private static final Logger LOG = LoggerFactory.getLogger(Fills.class);

    private static final long NANOS = 1_000_000;
    private static final long FIRST_NOTE = 250;
    private static final int DOUBLINGS = 2;

    private final ClassCache<V> cache;
    private final Link link;
    private final Timeline timeline;
    private final Asking asking;
    private final Loads loads;
    private final AtomicInteger failuresInARow = new AtomicInteger();

    Fills(ClassCache<V> cache, Asking asking, Loads loads) {
        this.cache = cache;
        this.asking = asking;
        this.loads = loads;
        link = cache.runtime().link();
        timeline = cache.runtime().timeline();
    }

    /** The lease was granted. */
    void loadAndFill(Attempt<V> attempt, Attachment attachment, long token) {
        // The era and the earliest possible now of the start: the value is at least as new as its stamp says.
        load(attempt).whenComplete((load, error) -> {
            if (error != null) {
                giveUp(attempt, attachment, token, Asking.cause(error));
            } else {
                failuresInARow.set(0);
                fill(attempt, attachment, token, load);
            }
        });
    }

    /** Nothing is stored in the cluster; while it is away, a copy may be kept if the class allows stale values. */
    void loadOnly(Attempt<V> attempt) {
        load(attempt).whenComplete((load, error) -> {
            if (error != null) {
                fail(attempt, Asking.cause(error));
            } else {
                loadedOnly(attempt, load);
            }
        });
    }

    /** As the end of {@link #loadOnly}. */
    void loadedOnly(Attempt<V> attempt, Loaded<V> load) {
        var policy = attempt.policy;
        var away = attempt.flight.attachment == null && policy.mode() == CachePolicy.Mode.ACTIVE;
        if (away && !policy.staleIfError().isZero() && load.value() != null) {
            var attachment = link.attachment();
            var deadline = load.startNanos() + localTtl(attempt) * NANOS;
            var stale = load.startNanos()
                    + (policy.ttl().toMillis() + policy.staleIfError().toMillis()) * NANOS;
            var time = link.time();
            var stamp = time == null ? 0 : time.earliest(load.startNanos());
            var entry = new LocalEntry<>(
                    load.value(),
                    new Lifetime(deadline, deadline, stale),
                    new Origin(stamp, policy.ttl().toMillis(), load.millis(), 0, load.tagHashes()),
                    0,
                    Barriers.NONE);
            cache.local().store(attempt.key(), entry, () -> !attempt.flight.detached() && attachment == null);
        }
        finish(attempt, new Outcome<>(load.value(), Outcome.Level.SOURCE));
    }

    private CompletableFuture<Loaded<V>> load(Attempt<V> attempt) {
        var source = Objects.requireNonNull(attempt.source);
        var old = attempt.old;
        V oldValue = null;
        if (old != null && old.intact()) {
            try {
                oldValue = cache.values().decode(old, ClassCache.LARGEST);
            } catch (RuntimeException e) {
                // Unreadable: the loader does without.
                oldValue = null;
            }
        }
        var load = new Loaded<V>(oldValue, old == null ? 0 : old.version());
        return loads.run(new Loads.Order(attempt.key(), attempt.policy, attempt.away), source, load);
    }

    /** Stores what was loaded under the lease and ends the read. */
    void fill(Attempt<V> attempt, Attachment attachment, long token, Loaded<V> load) {
        var outcome = new Outcome<>(load.value(), Outcome.Level.SOURCE);
        var time = link.time();
        var flight = attempt.flight;
        // Also when the flight was detached: the token tells whether an invalidation came after the lease or before it.
        // A lease
        // that nobody uses or gives back would keep everybody waiting until it ends.
        if (link.attachment() != attachment || time == null) {
            cache.counters().refusedFills.increment();
            finish(attempt, outcome);
            return;
        }
        var cell = storable(attempt, load, time);
        if (cell == null) {
            asking.ask(attachment.session().cells().release(attempt.key(), token, 0, null))
                    .whenComplete((done, error) -> finish(attempt, outcome));
            return;
        }
        var px = px(attempt.policy, cell);
        asking.ask(attachment.session().cells().fill(attempt.key(), token, px, cell.bytes()))
                .whenComplete((filled, error) -> {
                    if (error == null && filled == Filled.STORED) {
                        var life =
                                cell.freshMillis() == 0 ? attempt.policy.ttl().toMillis() : cell.freshMillis();
                        var left = life - (time.judging(timeline.nanos()) - cell.loadStart());
                        keep(attempt, cell, load.value(), new Usable(left, life));
                    } else {
                        cache.counters().refusedFills.increment();
                    }
                    finish(attempt, outcome);
                });
    }

    /** As {@link #cell}; a value that its codec cannot write is served and not stored, and whoever waits gets it. */
    private @Nullable Cell storable(Attempt<V> attempt, Loaded<V> load, ClusterTime time) {
        try {
            return cell(attempt, load, time);
        } catch (RuntimeException e) {
            LOG.warn("cannot store {}, it is served without: {}", attempt.key(), e.toString());
            return null;
        }
    }

    /** The cell to store; null: it is not to be stored. */
    private @Nullable Cell cell(Attempt<V> attempt, Loaded<V> load, ClusterTime time) {
        var policy = attempt.policy;
        var value = load.value();
        var sliding = policy.expiry() == CachePolicy.Expiry.AFTER_ACCESS;
        var classTtl = value == null ? policy.absentTtl() : policy.ttl();
        var ttl = load.ttlMillis(classTtl.toMillis());
        if (ttl <= 0) {
            return null;
        }
        var writer = CellWriter.of(value == null ? Kind.ABSENT : Kind.VALUE)
                .loadStart(time.earliest(load.startNanos()))
                .freshMillis(
                        sliding && value != null
                                ? 0
                                : Spread.ttl(cache.name(), attempt.key(), ttl, policy.jitterPercent()))
                .loadMillis(load.millis())
                .version(load.version())
                .era(time.era())
                .tags(load.tagHashes());
        if (value != null) {
            var payload = cache.values().encode(value);
            if (payload.bytes().length > policy.maxValueSize()) {
                return null;
            }
            writer.codec(cache.values().codec())
                    .flags(payload.compressed() ? Cell.COMPRESSED : 0)
                    .payload(payload.bytes());
        }
        return Cell.parse(writer.bytes());
    }

    private static long px(CachePolicy policy, Cell cell) {
        return cell.freshMillis() == 0
                ? policy.ttl().toMillis()
                : cell.freshMillis()
                        + (cell.kind() == Kind.VALUE ? policy.staleIfError().toMillis() : 0);
    }

    /** Keeps a copy in this process, unless the key was invalidated or the link broke since the read began. */
    void keep(Attempt<V> attempt, Cell cell, @Nullable V value, Usable usable) {
        var flight = attempt.flight;
        if (flight.attachment == null || attempt.source == null || attempt.policy.localEntries() == 0) {
            return;
        }
        var now = timeline.nanos();
        var deadline = now + Math.min(localTtl(attempt), usable.left()) * NANOS;
        var expires = now + usable.left() * NANOS;
        var window = attempt.policy.refreshAheadPercent() * usable.life() / 100;
        var lifetime = new Lifetime(
                deadline,
                window == 0 ? deadline : expires - Math.max(window, 2 * cell.loadMillis()) * NANOS,
                expires + attempt.policy.staleIfError().toMillis() * NANOS);
        var origin = new Origin(cell.loadStart(), usable.life(), cell.loadMillis(), cell.version(), cell.tags());
        var barriers = link.barriers();
        if (barriers.bar(cache.name(), flight.key, origin.tags(), origin.loadStart())) {
            return;
        }
        cache.local()
                .store(
                        flight.key,
                        new LocalEntry<>(value, lifetime, origin, cell.size(), barriers),
                        () -> !flight.detached() && link.attachment() == flight.attachment);
    }

    private long localTtl(Attempt<V> attempt) {
        var policy = attempt.policy;
        return Spread.localTtl(
                cache.name(),
                attempt.key(),
                cache.runtime().node(),
                policy.localTtl().toMillis(),
                policy.jitterPercent());
    }

    /** Gives the lease back with a note, and ends the read with the error. */
    void giveUp(Attempt<V> attempt, Attachment attachment, long token, Throwable error) {
        var px = FIRST_NOTE << Math.min(DOUBLINGS, failuresInARow.getAndIncrement());
        var note = CellWriter.of(Kind.FAILED)
                .payload(error.getClass().getSimpleName().getBytes(StandardCharsets.UTF_8))
                .bytes();
        asking.ask(attachment.session().cells().release(attempt.key(), token, px, note))
                .whenComplete((done, ignored) -> fail(attempt, error));
    }

    /** The source failed: everybody who waits gets the error, or a value beyond its life where the class allows that. */
    void fail(Attempt<V> attempt, Throwable error) {
        alone(attempt);
        var stale = stale(attempt);
        if (stale != null) {
            cache.counters().staleServed.increment();
            finish(attempt, stale);
            return;
        }
        cache.flights().end(attempt.flight);
        cache.refreshes().end(attempt.flight);
        attempt.flight.result.completeExceptionally(
                error instanceof RuntimeException || error instanceof Error
                        ? error
                        : new LoadFailedException("the load of " + attempt.key() + " failed: " + error, error));
    }

    private @Nullable Outcome<V> stale(Attempt<V> attempt) {
        var old = attempt.old;
        if (attempt.staleAllowed && old != null) {
            try {
                return new Outcome<>(cache.values().decode(old, ClassCache.LARGEST), Outcome.Level.STALE);
            } catch (RuntimeException e) {
                return null;
            }
        }
        if (attempt.policy.staleIfError().isZero()) {
            return null;
        }
        var copy = cache.local().stale(attempt.key(), timeline.nanos());
        return copy == null ? null : new Outcome<>(copy.value, Outcome.Level.STALE);
    }

    /** Ends the read. */
    void finish(Attempt<V> attempt, Outcome<V> outcome) {
        alone(attempt);
        end(attempt.flight, outcome);
    }

    /** This key will not be loaded together with others. */
    void alone(Attempt<V> attempt) {
        var bulk = attempt.bulk;
        if (bulk != null) {
            attempt.bulk = null;
            bulk.leave();
        }
    }

    /** Ends the flight. It leaves the map first, so that whoever comes later does not join what is over. */
    void end(Flight<V> flight, Outcome<V> outcome) {
        cache.flights().end(flight);
        cache.refreshes().end(flight);
        flight.result.complete(outcome);
    }

    Loads loads() {
        return loads;
    }
}
