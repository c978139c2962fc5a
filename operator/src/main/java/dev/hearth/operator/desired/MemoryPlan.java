package dev.hearth.operator.desired;

import dev.hearth.api.v1alpha1.CacheClusterSpec;
import dev.hearth.api.v1alpha1.ClusterDefaults;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Locale;

/**
 * How the memory limit of a node is divided between data and everything the server does not count as data: fork copies,
 * replication buffers beyond the backlog, the AOF buffer, fragmentation.
 *
 * @param limitBytes the container's memory limit
 * @param percent share of the limit that is data, 10 to 95
 * @param evictionPolicy the server's own word
 */
public record MemoryPlan(long limitBytes, int percent, String evictionPolicy) {

    private static final long MIB = 1024L * 1024;

    static MemoryPlan of(ResourceRequirements resources, CacheClusterSpec spec) {
        var limit = Quantity.getAmountInBytes(resources.getLimits().get(NodeResources.MEMORY));
        var policy = ClusterDefaults.evictionPolicy(spec).name().toLowerCase(Locale.ROOT);
        return new MemoryPlan(limit.longValue(), ClusterDefaults.maxmemoryPercent(spec), policy.replace('_', '-'));
    }

    /** {@code maxmemory}, in bytes. */
    public long maxmemory() {
        return limitBytes * percent / 100;
    }

    /** The smallest memory limit, in bytes, whose share for data holds so many bytes. */
    public long leastLimit(long dataBytes) {
        return Math.ceilDiv(dataBytes * 100, percent);
    }

    /** What is left beside the data, in bytes. */
    public long headroom() {
        return limitBytes - maxmemory();
    }

    /**
     * {@code repl-backlog-size}, in bytes: 64 MiB or 5 % of the data, whichever is more, so that short breaks are mended
     * without a full sync; but never more than an eighth of the data of a small node, because the server counts the
     * backlog as data and would evict for it.
     */
    public long backlog() {
        return Math.max(maxmemory() / 20, Math.min(64 * MIB, maxmemory() / 8));
    }

    /**
     * Hard limit of a replica's output buffer, in bytes: 256 MiB, or half of the headroom where that is less. A limit
     * below the backlog would be ignored by the server.
     */
    public long replicaBufferHard(long backlog) {
        return Math.max(backlog, Math.min(256 * MIB, headroom() / 2));
    }

    /** Soft limit of a replica's output buffer over 60 s, in bytes: a quarter of what the hard one is at most. */
    public long replicaBufferSoft(long backlog) {
        return Math.max(backlog, Math.min(64 * MIB, headroom() / 8));
    }
}
