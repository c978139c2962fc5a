package dev.hearth.operator.desired;

import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
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
 * @param placement where nodes may run
 * @param podLabels the user's labels for pods
 * @param podAnnotations the user's annotations for pods
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
        Placement placement,
        Map<String, String> podLabels,
        Map<String, String> podAnnotations,
        int maxReplicationLagSeconds,
        boolean passwordRequired,
        Optional<List<NetworkPolicyPeer>> additionalClients,
        SortedMap<String, String> config) {

    public EffectiveSpec {
        podLabels = Map.copyOf(podLabels);
        podAnnotations = Map.copyOf(podAnnotations);
        additionalClients = additionalClients.map(List::copyOf);
        config = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(config));
    }

    /** The nodes of the shard: its primary and its replicas. */
    public int nodes() {
        return 1 + replicas;
    }

    /**
     * The same cluster with other server settings; for those that a server has accepted so far, while the spec's wait to
     * be tried on a replica.
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
                placement,
                podLabels,
                podAnnotations,
                maxReplicationLagSeconds,
                passwordRequired,
                additionalClients,
                new TreeMap<>(accepted));
    }
}
