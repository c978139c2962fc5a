package dev.hearth.operator.desired;

import dev.hearth.api.Durations;
import dev.hearth.api.v1alpha1.AuthMode;
import dev.hearth.api.v1alpha1.CacheClusterSpec;
import dev.hearth.api.v1alpha1.ClusterDefaults;
import dev.hearth.api.v1alpha1.ClusterMode;
import dev.hearth.api.v1alpha1.NetworkPolicyMode;
import dev.hearth.api.v1alpha1.NetworkPolicySpec;
import dev.hearth.api.v1alpha1.PodMetadata;
import dev.hearth.api.v1alpha1.SchedulingSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a CacheCluster in mode Replicated means once every default is filled in, also those that depend on the engine.
 *
 * @param cluster the object it belongs to
 * @param engine the server's dialect
 * @param image where the server comes from
 * @param replicas replicas of the primary, 0 to 5
 * @param resources of the server's container; requests.memory is always there
 * @param memory how the memory limit is divided
 * @param storage how data is kept
 * @param scheduling where nodes may run
 * @param podMetadata the user's labels and annotations for pods
 * @param maxReplicationLagSeconds {@code min-replicas-max-lag}, 2 to 60
 * @param passwordRequired whether applications log in
 * @param additionalClients who else may connect; empty when the network is not restricted
 * @param config the user's server settings, by the server's own names
 */
public record EffectiveSpec(
        ClusterIdentity cluster,
        Engine engine,
        ServerImage image,
        int replicas,
        ResourceRequirements resources,
        MemoryPlan memory,
        Storage storage,
        SchedulingSpec scheduling,
        PodMetadata podMetadata,
        int maxReplicationLagSeconds,
        boolean passwordRequired,
        Optional<List<NetworkPolicyPeer>> additionalClients,
        SortedMap<String, String> config) {

    public EffectiveSpec {
        additionalClients = additionalClients.map(List::copyOf);
        config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
    }

    /**
     * Fills in the defaults.
     *
     * @param image the server's image, see {@link EngineImages#choose}
     * @throws IllegalArgumentException when the spec asks for what this operator does not run: another mode, Memcached,
     *     TLS
     */
    public static EffectiveSpec of(ClusterIdentity cluster, CacheClusterSpec spec, String image) {
        if (spec.mode() != ClusterMode.REPLICATED) {
            throw new IllegalArgumentException("spec.mode: only Replicated is supported by this version");
        }
        if (spec.tls() != null) {
            throw new IllegalArgumentException("spec.tls: is not supported by this version; leave it out");
        }
        var resources = NodeResources.of(spec.resources());
        var lag = Durations.parse(ClusterDefaults.failover(spec).maxReplicationLag());
        return new EffectiveSpec(
                cluster,
                Engine.of(spec.engine().type()),
                ServerImage.of(spec, image),
                ClusterDefaults.replicasPerShard(spec),
                resources,
                MemoryPlan.of(resources, spec),
                Storage.of(spec.persistence()),
                spec.scheduling(),
                spec.podMetadata() == null ? new PodMetadata(Map.of(), Map.of()) : spec.podMetadata(),
                Math.toIntExact(lag.toSeconds()),
                ClusterDefaults.authMode(spec) == AuthMode.PASSWORD,
                clients(spec.networkPolicy()),
                new TreeMap<>(spec.config()));
    }

    /** The nodes of the shard: its primary and its replicas. */
    public int nodes() {
        return 1 + replicas;
    }

    /**
     * The same cluster with other server settings: those that a server has accepted so far, while the spec's wait to be
     * tried on a replica.
     */
    public EffectiveSpec withConfig(Map<String, String> accepted) {
        return new EffectiveSpec(
                cluster,
                engine,
                image,
                replicas,
                resources,
                memory,
                storage,
                scheduling,
                podMetadata,
                maxReplicationLagSeconds,
                passwordRequired,
                additionalClients,
                new TreeMap<>(accepted));
    }

    private static Optional<List<NetworkPolicyPeer>> clients(NetworkPolicySpec policy) {
        return policy.mode() == NetworkPolicyMode.ENFORCED ? Optional.of(policy.additionalClients()) : Optional.empty();
    }
}
