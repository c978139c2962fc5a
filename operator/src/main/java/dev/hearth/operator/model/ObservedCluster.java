package dev.hearth.operator.model;

import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.api.v1alpha1.CacheClusterSpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that one decision about a CacheCluster may look at.
 *
 * @param resource the object as users wrote it, with the status written last
 * @param specJson its spec as JSON
 * @param shards by index
 * @param workload the StatefulSet of the (only) shard; empty before it exists
 * @param volumes of its nodes
 * @param credentials {@code data} of the credentials Secret; empty when it does not exist
 * @param lastAccepted the spec that was in force last; empty when none was
 * @param kubernetesNodes those that carry cache nodes or their volumes
 * @param places all Kubernetes nodes that have a zone
 * @param children our own objects as they are, of the kinds that are deleted when no longer wanted
 */
public record ObservedCluster(
        CacheCluster resource,
        String specJson,
        List<ObservedShard> shards,
        Optional<WorkloadFacts> workload,
        List<VolumeFacts> volumes,
        Optional<Map<String, String>> credentials,
        Optional<CacheClusterSpec> lastAccepted,
        List<KubernetesNodeFacts> kubernetesNodes,
        List<Place> places,
        List<HasMetadata> children) {

    public ObservedCluster {
        shards = List.copyOf(shards);
        volumes = List.copyOf(volumes);
        kubernetesNodes = List.copyOf(kubernetesNodes);
        places = List.copyOf(places);
        children = List.copyOf(children);
    }

    public ObservedCluster withShards(List<ObservedShard> seen) {
        return new ObservedCluster(
                resource,
                specJson,
                seen,
                workload,
                volumes,
                credentials,
                lastAccepted,
                kubernetesNodes,
                places,
                children);
    }

    public String namespace() {
        return resource.getMetadata().getNamespace();
    }

    public String name() {
        return resource.getMetadata().getName();
    }

    /** The value of one of the annotations people set. */
    public Optional<String> annotation(String key) {
        var annotations = resource.getMetadata().getAnnotations();
        return annotations == null ? Optional.empty() : Optional.ofNullable(annotations.get(key));
    }
}
