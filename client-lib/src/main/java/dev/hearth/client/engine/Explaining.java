package dev.hearth.client.engine;

import dev.hearth.client.CachePolicy;
import dev.hearth.client.cell.Cell;
import dev.hearth.client.cell.Spread;
import dev.hearth.client.coherence.Judgement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Says in plain words what the cache knows about one key. Changes nothing. */
final class Explaining<V> {

    private static final long NANOS = 1_000_000;

    private final ClassCache<V> cache;

    Explaining(ClassCache<V> cache) {
        this.cache = cache;
    }

    CompletableFuture<List<String>> explain(String key) {
        var lines = new ArrayList<String>();
        var policy = cache.policy(key);
        var ttl = Spread.ttl(cache.name(), key, policy.ttl().toMillis(), policy.jitterPercent());
        lines.add("policy: class " + cache.name() + ", ttl " + policy.ttl() + ", for this key " + ttl + " ms"
                + (policy.mode() == CachePolicy.Mode.BYPASS ? "; Bypass: the cache is not read" : ""));
        link(lines);
        local(key, lines);
        var attachment = cache.runtime().link().attachment();
        if (attachment == null) {
            lines.add("cluster: not asked");
            return CompletableFuture.completedFuture(lines);
        }
        return attachment
                .session()
                .cells()
                .get(key)
                .toCompletableFuture()
                .orTimeout(1, TimeUnit.SECONDS)
                .handle((bytes, error) -> {
                    lines.add(error == null ? "cluster: " + shared(key, bytes, ttl, policy) : "cluster: " + error);
                    return lines;
                });
    }

    private void link(List<String> lines) {
        var link = cache.runtime().link();
        var nanos = cache.runtime().timeline().nanos();
        if (link.attachment() == null) {
            lines.add("link: not connected to " + link.address() + "; reads go to the source");
        } else {
            lines.add("link: connected to " + link.address()
                    + (link.breaker().isOpen() ? ", which does not answer; reads go to the source" : "")
                    + (link.confirmed(nanos) ? "" : ", not confirmed; local copies are not served"));
        }
    }

    private void local(String key, List<String> lines) {
        var nanos = cache.runtime().timeline().nanos();
        var fresh = cache.local().fresh(key, nanos);
        var copy = fresh != null ? fresh : cache.local().stale(key, nanos);
        if (copy == null) {
            lines.add("local: no copy that may be served");
        } else {
            lines.add("local: " + (fresh == null ? "a copy for when the source fails" : "a copy is served")
                    + ", for " + (copy.deadline - nanos) / NANOS + " ms"
                    + ", version " + copy.origin.version());
        }
    }

    private String shared(String key, byte[] bytes, long ttl, CachePolicy policy) {
        if (bytes.length == 0) {
            return "nothing stored";
        }
        var cell = Cell.parse(bytes);
        if (cell == null) {
            return "a foreign value of " + bytes.length
                    + " bytes, which is left alone; invalidate the key to remove it";
        }
        var text = switch (cell.kind()) {
            case VALUE -> "a value of " + cell.payload().remaining() + " bytes, version " + cell.version();
            case ABSENT -> "the source has none";
            case LEASE -> cell.token() == 0 ? "a version floor of " + cell.version() : "no value";
            case FAILED -> "a load just failed: " + StandardCharsets.UTF_8.decode(cell.payload());
            case DELETED -> "deleted, the source will be told";
        };
        return text
                + (cell.dirty() ? ", the source does not have it yet" : "")
                + (cell.token() != 0 ? (cell.writerLease() ? "; being written" : "; being loaded") : "")
                + judged(key, cell, ttl, policy);
    }

    private String judged(String key, Cell cell, long ttl, CachePolicy policy) {
        var time = cache.runtime().link().time();
        if (time == null) {
            return "; cluster time is not known yet, so it is not served";
        }
        @Nullable String why = null;
        if (cell.era() != time.era()) {
            why = "loaded in another era of cluster time";
        } else if (!cell.intact()) {
            why = "its bytes are damaged";
        }
        var judgement = new Judgement.Rules(
                        time,
                        cache.runtime().timeline().nanos(),
                        cache.runtime().link().barriers(),
                        ttl,
                        policy.staleIfError().toMillis())
                .judge(cell, cache.name(), key);
        if (judgement instanceof Judgement.Usable usable) {
            return "; served for " + usable.left() + " ms of " + usable.life();
        }
        if (judgement instanceof Judgement.Stale) {
            return "; too old, served only if the source fails";
        }
        return switch (cell.kind()) {
            case VALUE, ABSENT ->
                "; not served: " + (why != null ? why : "too old, or invalidated by class, tag or prefix");
            default -> "";
        };
    }
}
