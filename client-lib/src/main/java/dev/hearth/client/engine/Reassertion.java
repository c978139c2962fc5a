package dev.hearth.client.engine;

import dev.hearth.client.cell.Names;
import dev.hearth.client.port.Journal.Entry;
import dev.hearth.client.port.Journal.Invalidation;
import dev.hearth.client.port.LogEntry;
import dev.hearth.client.port.LogEntry.Barrier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says again what a failover lost. Waits a moment first, so that of many clients that witnessed the same few do the work. What is
 * not confirmed stays here and is said to the next server. On the timeline's thread.
 */
final class Reassertion {

    private static final long SPREAD = 200;
    private static final int BATCH = 512;

    private final Link link;
    private final Timeline timeline;
    private final String node;
    private final Set<String> keys = new LinkedHashSet<>();
    private final Map<String, Long> barriers = new HashMap<>();
    private long counter;
    private boolean planned;

    Reassertion(Link link, Timeline timeline, String node) {
        this.link = link;
        this.timeline = timeline;
        this.node = node;
        link.onAttached(this::plan);
    }

    void repeat(List<LogEntry> lost, List<String> classes) {
        for (var entry : lost) {
            keys.addAll(entry.keys());
            for (var barrier : entry.barriers()) {
                barriers.merge(barrier.name(), barrier.at(), Math::max);
            }
        }
        var time = link.time();
        if (time != null) {
            classes.forEach(name -> barriers.merge(name, time.latest(timeline.nanos()), Math::max));
        }
        plan();
    }

    /** Somebody else has said these. */
    void seen(List<LogEntry> entries) {
        for (var entry : entries) {
            entry.keys().forEach(keys::remove);
            for (var barrier : entry.barriers()) {
                if (barriers.getOrDefault(barrier.name(), Long.MAX_VALUE) <= barrier.at()) {
                    barriers.remove(barrier.name());
                }
            }
        }
    }

    private void plan() {
        if (!planned && !(keys.isEmpty() && barriers.isEmpty())) {
            planned = true;
            timeline.after((long) (timeline.random() * SPREAD), () -> {
                planned = false;
                send();
            });
        }
    }

    private void send() {
        var journal = link.journal();
        if (journal == null) {
            return;
        }
        if (!keys.isEmpty()) {
            var batch = new ArrayList<>(keys).subList(0, Math.min(BATCH, keys.size()));
            var said = List.copyOf(batch);
            var entry = entry();
            link.evict(said);
            journal.invalidate(new Invalidation(said, entry, null, 0)).whenComplete((done, error) -> {
                if (error == null) {
                    said.forEach(keys::remove);
                    link.acknowledged(new LogEntry(done.id(), entry.by(), said, List.of()));
                    link.evict(said);
                }
                plan();
            });
        }
        for (var barrier : List.copyOf(barriers.entrySet())) {
            var entry = entry();
            var name = barrier.getKey();
            var at = barrier.getValue();
            journal.raise(name, at, entry).whenComplete((id, error) -> {
                if (error == null) {
                    barriers.remove(name, at);
                    link.acknowledged(new LogEntry(id, entry.by(), List.of(), List.of(new Barrier(name, at))));
                }
                plan();
            });
        }
    }

    private Entry entry() {
        return new Entry(Names.LOG, node + ".r" + ++counter);
    }
}
