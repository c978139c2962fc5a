package dev.hearth.e2e.subject;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The CacheClusters of one namespace. */
public final class CacheClusters {
    private static final ResourceDefinitionContext KIND = new ResourceDefinitionContext.Builder()
            .withGroup("cache.hearth.dev")
            .withVersion("v1alpha1")
            .withKind("CacheCluster")
            .withPlural("cacheclusters")
            .withNamespaced(true)
            .build();
    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("hearth-e2e")
            .withForce(true)
            .build();

    private final KubernetesClient client;
    private final String namespace;

    public CacheClusters(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    public KubernetesClient client() {
        return client;
    }

    public String namespace() {
        return namespace;
    }

    /** Makes the namespace, with labels of its own. */
    public void createNamespace(Map<String, String> labels) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .addToLabels(labels)
                        .endMetadata()
                        .build())
                .serverSideApply();
    }

    /** Deletes the namespace and waits until it is gone. */
    public void deleteNamespace() {
        list().forEach(cluster -> unprotect(cluster.getMetadata().getName()));
        var handle = client.namespaces().withName(namespace);
        handle.delete();
        handle.waitUntilCondition(java.util.Objects::isNull, 3, TimeUnit.MINUTES);
    }

    /** Applies every CacheCluster of a YAML text in this namespace; their names. Other kinds are applied as they are. */
    public List<String> apply(String yaml) {
        return client
                .load(new java.io.ByteArrayInputStream(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .items()
                .stream()
                .map(item -> {
                    item.getMetadata().setNamespace(namespace);
                    client.resource(item).inNamespace(namespace).patch(APPLY, item);
                    return item;
                })
                .filter(item -> item.getKind().equals("CacheCluster"))
                .map(item -> item.getMetadata().getName())
                .toList();
    }

    /** Changes a cluster by a JSON merge patch. */
    public void merge(String name, String json) {
        named(name).patch(PatchContext.of(PatchType.JSON_MERGE), json);
    }

    /** Annotates a cluster, as {@code kubectl annotate --overwrite}. */
    public void annotate(String name, String key, String value) {
        merge(
                name,
                Serialization.asJson(
                        Map.of("metadata", Map.of("annotations", Map.of("cache.hearth.dev/" + key, value)))));
    }

    /** Takes the protection against deletion off a cluster. */
    public void unprotect(String name) {
        merge(name, "{\"metadata\":{\"annotations\":{\"cache.hearth.dev/deletion-protection\":null}}}");
    }

    /** Starts to record every state of a cluster. */
    public ClusterWatch watch(String name) {
        return watch(name, seen -> {});
    }

    /** Starts to record every state of a cluster, and tells each as it arrives. */
    public ClusterWatch watch(String name, Consumer<Seen> listener) {
        return new ClusterWatch(this, name, listener);
    }

    /** The handle of one cluster. */
    public Resource<GenericKubernetesResource> named(String name) {
        return client.genericKubernetesResources(KIND).inNamespace(namespace).withName(name);
    }

    /** All clusters of the namespace. */
    public List<GenericKubernetesResource> list() {
        return client.genericKubernetesResources(KIND)
                .inNamespace(namespace)
                .list()
                .getItems();
    }

    /** The Kubernetes node that a pod is on. */
    public String kubernetesNodeOf(String pod) {
        return client.pods()
                .inNamespace(namespace)
                .withName(pod)
                .require()
                .getSpec()
                .getNodeName();
    }
}
