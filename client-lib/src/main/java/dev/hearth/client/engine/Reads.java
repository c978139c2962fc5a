package dev.hearth.client.engine;

import dev.hearth.client.CachePolicy;
import dev.hearth.client.LoadFailedException;
import dev.hearth.client.cell.Cell;
import dev.hearth.client.cell.CellWriter;
import dev.hearth.client.cell.Kind;
import dev.hearth.client.cell.Spread;
import dev.hearth.client.coherence.Judgement;
import dev.hearth.client.coherence.Judgement.Usable;
import dev.hearth.client.coherence.RefreshAhead;
import dev.hearth.client.port.Acquired;
import dev.hearth.client.port.LeaseRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The path of a read beyond the local level: one flight per key and process, a plain GET, a lease on a miss, waiting for whoever
 * has it, a fenced fill. When the cluster does not answer, the source is asked, coalesced and through the gate.
 */
final class Reads<V> {

    private static final Logger LOG = LoggerFactory.getLogger(Reads.class);
    private static final int MAX_ACQUISITIONS = 4;
    private static final long FIRST_POLL = 50;
    private static final long LONGEST_POLL = 200;
    private static final long NANOS = 1_000_000;

    private final ClassCache<V> cache;
    private final Link link;
    private final Timeline timeline;
    private final Asking asking;
    private final Fills<V> fills;

    Reads(ClassCache<V> cache, Asking asking, Loads loads) {
        this.cache = cache;
        this.asking = asking;
        link = cache.runtime().link();
        timeline = cache.runtime().timeline();
        fills = new Fills<>(cache, asking, loads);
    }

    /** Joins the flight of this key or begins one. Null source: only look, load nothing. */
    CompletableFuture<Outcome<V>> get(String key, @Nullable Source<V> source) {
        var mine = new Flight<V>(key, link.attachment());
        if (source != null) {
            var other = cache.flights().joinOr(mine);
            if (other != null) {
                return other.result;
            }
            // The flight before may have ended since the local level was looked at.
            var entry = cache.local().fresh(key, timeline.nanos());
            if (entry != null) {
                fills.end(mine, new Outcome<>(entry.value, Outcome.Level.LOCAL));
                return mine.result;
            }
        }
        begin(new Attempt<>(mine, source, cache.policy(key), false));
        return mine.result;
    }

    /** Reads many keys in one request; those that have to be loaded are loaded together. None of them is in the local level. */
    List<CompletableFuture<Outcome<V>>> getAll(List<String> keys, BulkSource<V> source) {
        var attachment = link.attachment();
        var results = new ArrayList<CompletableFuture<Outcome<V>>>(keys.size());
        var mine = new ArrayList<Attempt<V>>();
        for (var key : keys) {
            var flight = new Flight<V>(key, attachment);
            var other = cache.flights().joinOr(flight);
            results.add(other == null ? flight.result : other.result);
            if (other == null) {
                mine.add(new Attempt<>(flight, source.alone(key), cache.policy(key), false));
            }
        }
        if (!mine.isEmpty()) {
            var bulk = new BulkLoad<>(mine.size(), source, fills);
            mine.forEach(attempt -> attempt.bulk = bulk);
            beginAll(mine, attachment);
        }
        return results;
    }

    private void beginAll(List<Attempt<V>> attempts, @Nullable Attachment attachment) {
        if (attachment == null || link.time() == null || !asking.allowed()) {
            attempts.forEach(this::withoutCluster);
            return;
        }
        var cached = new ArrayList<Attempt<V>>(attempts.size());
        for (var attempt : attempts) {
            if (attempt.policy.mode() == CachePolicy.Mode.BYPASS) {
                direct(attempt);
            } else {
                cached.add(attempt);
            }
        }
        var keys = cached.stream().map(Attempt::key).toList();
        if (keys.isEmpty()) {
            return;
        }
        asking.ask(attachment.session().cells().getAll(keys)).whenComplete((cells, error) -> {
            for (var i = 0; i < cached.size(); i++) {
                if (error != null) {
                    withoutCluster(cached.get(i));
                } else {
                    examine(cached.get(i), attachment, cells.get(i));
                }
            }
        });
    }

    /** Refreshes a value that is still good, in the background. */
    void refresh(String key, Source<V> source, long loadStart) {
        var mine = new Flight<V>(key, link.attachment());
        if (mine.attachment != null && cache.refreshes().joinOr(mine) == null) {
            acquire(new Attempt<>(mine, source, cache.policy(key), true), mine.attachment, loadStart);
        }
    }

    private void begin(Attempt<V> attempt) {
        if (attempt.policy.mode() == CachePolicy.Mode.BYPASS) {
            direct(attempt);
            return;
        }
        var attachment = attempt.flight.attachment;
        if (attachment == null || link.time() == null || !asking.allowed()) {
            withoutCluster(attempt);
            return;
        }
        asking.ask(attachment.session().cells().get(attempt.key())).whenComplete((bytes, error) -> {
            if (error != null) {
                withoutCluster(attempt);
            } else {
                examine(attempt, attachment, bytes);
            }
        });
    }

    /** What was read begins or ends the attempt. */
    void examine(Attempt<V> attempt, Attachment attachment, byte[] bytes) {
        if (bytes.length == 0) {
            cache.counters().misses.increment();
            acquire(attempt, attachment, 0);
            return;
        }
        var cell = Cell.parse(bytes);
        if (cell == null) {
            cache.counters().foreign.increment();
            direct(attempt);
            return;
        }
        var judgement = judge(attempt, cell);
        if (judgement == null) {
            withoutCluster(attempt);
        } else if (judgement instanceof Usable usable) {
            hit(attempt, attachment, cell, usable);
        } else if (judgement instanceof Judgement.Deleted) {
            cache.counters().sharedHits.increment();
            fills.finish(attempt, new Outcome<>(null, Outcome.Level.SHARED));
        } else {
            cache.counters().misses.increment();
            acquire(attempt, attachment, remember(attempt, cell, judgement));
        }
    }

    private @Nullable Judgement judge(Attempt<V> attempt, Cell cell) {
        var time = link.time();
        if (time == null) {
            return null;
        }
        var policy = attempt.policy;
        var ttl = Spread.ttl(cache.name(), attempt.key(), policy.ttl().toMillis(), policy.jitterPercent());
        return new Judgement.Rules(
                        time,
                        timeline.nanos(),
                        link.barriers(),
                        ttl,
                        policy.staleIfError().toMillis())
                .judge(cell, cache.name(), attempt.key());
    }

    /** Returns the load start to say that it was seen. */
    private static long remember(Attempt<?> attempt, Cell cell, Judgement judgement) {
        if (cell.kind() == Kind.VALUE || cell.kind() == Kind.ABSENT) {
            attempt.old = cell;
            attempt.staleAllowed = judgement instanceof Judgement.Stale;
        }
        return cell.loadStart();
    }

    private void hit(Attempt<V> attempt, Attachment attachment, Cell cell, Usable usable) {
        V value;
        try {
            value = cache.values().decode(cell, ClassCache.LARGEST);
        } catch (RuntimeException e) {
            LOG.warn("cannot read {}, it is loaded anew: {}", attempt.key(), e.toString());
            acquire(attempt, attachment, cell.loadStart());
            return;
        }
        cache.counters().sharedHits.increment();
        if (!cell.dirty()) {
            fills.keep(attempt, cell, value, usable);
        }
        fills.finish(attempt, new Outcome<>(value, Outcome.Level.SHARED));
        if (attempt.policy.expiry() == CachePolicy.Expiry.AFTER_ACCESS) {
            cache.slide(attachment, attempt.key(), attempt.policy);
        }
        var percent = attempt.policy.refreshAheadPercent();
        if (percent > 0
                && attempt.source != null
                && cell.freshMillis() > 0
                && cell.token() == 0
                && RefreshAhead.elects(
                        usable.left(), usable.life(), cell.loadMillis(), percent, 1 - timeline.random())) {
            refresh(attempt.key(), attempt.source, cell.loadStart());
        }
    }

    private void acquire(Attempt<V> attempt, Attachment attachment, long seen) {
        if (attempt.source == null) {
            fills.finish(attempt, new Outcome<>(null, Outcome.Level.NONE));
            return;
        }
        var time = link.time();
        if (attempt.acquisitions++ >= MAX_ACQUISITIONS || time == null) {
            direct(attempt);
            return;
        }
        var token = ThreadLocalRandom.current().nextLong() | 1;
        var request = new LeaseRequest(
                CellWriter.lease(token, false, time.era()),
                attempt.policy.lease().toMillis(),
                seen,
                false);
        asking.ask(attachment.session().cells().acquire(attempt.key(), request)).whenComplete((acquired, error) -> {
            if (error != null) {
                withoutCluster(attempt);
            } else {
                acquired(attempt, attachment, token, acquired);
            }
        });
    }

    private void acquired(Attempt<V> attempt, Attachment attachment, long token, Acquired acquired) {
        var bulk = attempt.bulk;
        if (acquired instanceof Acquired.Granted && bulk != null) {
            bulk.add(attempt, attachment, token);
        } else if (acquired instanceof Acquired.Granted) {
            fills.loadAndFill(attempt, attachment, token);
        } else if (attempt.background) {
            // Somebody else refreshes, or has done so.
            fills.finish(attempt, new Outcome<>(null, Outcome.Level.NONE));
        } else if (acquired instanceof Acquired.Busy busy) {
            cache.counters().waits.increment();
            fills.alone(attempt);
            if (attempt.waited && attempt.acquisitions > 2) {
                direct(attempt);
                return;
            }
            attempt.waited = true;
            await(attempt, attachment, timeline.nanos() + (busy.millis() + 1) * NANOS, FIRST_POLL);
        } else if (acquired instanceof Acquired.Newer newer) {
            examine(attempt, attachment, newer.cell());
        } else if (acquired instanceof Acquired.Failed failed) {
            failedElsewhere(attempt, Cell.parse(failed.cell()));
        } else {
            cache.counters().foreign.increment();
            direct(attempt);
        }
    }

    private void failedElsewhere(Attempt<V> attempt, @Nullable Cell note) {
        var text = note == null
                ? "unknown"
                : StandardCharsets.UTF_8.decode(note.payload()).toString();
        fills.fail(attempt, new LoadFailedException("a load of " + attempt.key() + " just failed: " + text, null));
    }

    /** Reading arms the key, the push wakes, and reading again tells what happened. Polling is for pushes that got lost. */
    private void await(Attempt<V> attempt, Attachment attachment, long deadline, long poll) {
        var woken = cache.waiters().next(attempt.key());
        asking.ask(attachment.session().journal().watch(attempt.key())).whenComplete((bytes, error) -> {
            if (error != null) {
                cache.waiters().forget(attempt.key(), woken);
                withoutCluster(attempt);
                return;
            }
            var cell = bytes.length == 0 ? null : Cell.parse(bytes);
            if (cell == null || cell.token() == 0 || judge(attempt, cell) instanceof Usable) {
                cache.waiters().forget(attempt.key(), woken);
                if (cell != null && cell.kind() == Kind.FAILED) {
                    failedElsewhere(attempt, cell);
                } else {
                    examine(attempt, attachment, bytes);
                }
            } else if (timeline.nanos() - deadline >= 0) {
                cache.waiters().forget(attempt.key(), woken);
                acquire(attempt, attachment, cell.loadStart());
            } else {
                var left = (deadline - timeline.nanos()) / NANOS + 1;
                timeline.after(Math.min(poll, left), () -> cache.waiters().wake(attempt.key()));
                woken.whenComplete(
                        (done, never) -> await(attempt, attachment, deadline, Math.min(LONGEST_POLL, poll * 2)));
            }
        });
    }

    /** The cluster does not answer. */
    private void withoutCluster(Attempt<V> attempt) {
        if (attempt.background) {
            direct(attempt);
            return;
        }
        cache.counters().bypassed.increment();
        var key = attempt.key();
        var nanos = timeline.nanos();
        var copy = attempt.policy.staleIfError().isZero() ? null : cache.local().stale(key, nanos);
        if (copy != null && nanos - copy.deadline < 0) {
            cache.counters().staleServed.increment();
            fills.finish(attempt, new Outcome<>(copy.value, Outcome.Level.STALE));
            return;
        }
        direct(attempt);
    }

    /** Straight to the source; nothing is stored in the cluster. */
    private void direct(Attempt<V> attempt) {
        if (attempt.source == null || attempt.background) {
            fills.finish(attempt, new Outcome<>(null, Outcome.Level.NONE));
        } else if (attempt.bulk != null) {
            attempt.bulk.add(attempt, null, 0);
        } else {
            fills.loadOnly(attempt);
        }
    }
}
