package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** How much of the memory holds data, and what happens when it is full; see {@link ClusterDefaults} for unset fields. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record MemorySpec(
        @Min(10)
        @Max(95)
        @JsonPropertyDescription(
                "Data limit (maxmemory, Memcached -m) as a percentage of resources.limits.memory. The rest is for"
                        + " connections, replication, fragmentation and the copy that a fork makes. Unset means 85 without replicas and"
                        + " persistence (and for Memcached), 75 with replicas, 65 with persistence. At most 85 with persistence.")
        @Nullable
        Integer maxmemoryPercent,

        @JsonPropertyDescription(
                "What the server removes when the data limit is reached, in the server's own words. Unset means"
                        + " volatile-lfu (Memcached: allkeys-lru): only keys with a TTL go, so Hearth's own keys stay; programs that use"
                        + " the cluster without Hearth's client must set TTLs, or choose allkeys-lfu. Memcached knows allkeys-lru and"
                        + " noeviction only.")
        @Nullable
        EvictionPolicy evictionPolicy) {}
