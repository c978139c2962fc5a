package dev.hearth.client.engine;

import dev.hearth.client.cell.Names;
import dev.hearth.client.port.KeyReads;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * Which keys of a class are read most, so that a lost cluster can be filled with them first. One read in 64 is counted; twice a
 * minute the hottest hundred go to the cluster.
 */
final class HotKeys {

    private static final int ONE_IN = 64;
    private static final int KEPT = 10_000;
    private static final int TOLD = 100;

    private final String cacheClass;
    private final ConcurrentHashMap<String, LongAdder> counts = new ConcurrentHashMap<>();

    HotKeys(String cacheClass) {
        this.cacheClass = cacheClass;
    }

    /** A read; most of them cost a random number only. */
    void read(String key) {
        if ((ThreadLocalRandom.current().nextInt() & (ONE_IN - 1)) == 0) {
            count(key);
        }
    }

    private void count(String key) {
        var known = counts.get(key);
        if (known != null) {
            known.increment();
        } else if (counts.size() < KEPT) {
            counts.computeIfAbsent(key, k -> new LongAdder()).increment();
        }
    }

    /** Tells the cluster and begins anew; without a cluster nothing is kept. */
    void tell(Link link, Timeline timeline) {
        var hottest = hottest();
        counts.clear();
        var attachment = link.attachment();
        if (attachment != null && !hottest.isEmpty()) {
            attachment.session().cells().countReads(Names.hot(cacheClass, timeline.wallMillis()), hottest);
        }
    }

    private List<KeyReads> hottest() {
        return counts.entrySet().stream()
                .map(entry -> new KeyReads(entry.getKey(), entry.getValue().sum() * ONE_IN))
                .sorted(Comparator.comparingLong(KeyReads::reads).reversed())
                .limit(TOLD)
                .toList();
    }
}
