package dev.hearth.e2e.subject;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** One state of a CacheCluster, read from its JSON. What is absent reads as an empty text. */
public final class ClusterView {
    private final JsonNode root;

    private ClusterView(JsonNode root) {
        this.root = root;
    }

    /** Reads an object as the API server gave it. */
    public static ClusterView of(GenericKubernetesResource resource) {
        return new ClusterView(Serialization.jsonMapper().valueToTree(resource));
    }

    public String name() {
        return root.at("/metadata/name").asText();
    }

    /** Whether the status speaks of the spec as it is now. */
    public boolean isObserved() {
        return root.at("/status/observedGeneration").asLong()
                == root.at("/metadata/generation").asLong();
    }

    /** A condition of the current spec, if it is there. */
    public Optional<ConditionView> condition(String type) {
        return StreamSupport.stream(root.at("/status/conditions").spliterator(), false)
                .filter(condition -> condition.path("type").asText().equals(type))
                .findFirst()
                .map(ConditionView::of);
    }

    /** Ready is True and speaks of the spec as it is now. */
    public boolean isReady() {
        return isObserved() && condition("Ready").filter(ConditionView::isTrue).isPresent();
    }

    /** The primary of the first shard: a pod's name, empty when there is none. */
    public String primary() {
        return shard().path("primary").asText();
    }

    public long epoch() {
        return shard().path("epoch").asLong();
    }

    /** The move under way or the last one, of the first shard. */
    public MoveView move() {
        return MoveView.of(shard().path("move"));
    }

    /** The nodes of the first shard. */
    public List<NodeView> nodes() {
        return StreamSupport.stream(shard().path("nodes").spliterator(), false)
                .map(NodeView::of)
                .toList();
    }

    /** Nodes that serve. */
    public long servingNodes() {
        return nodes().stream().filter(node -> node.state().equals("Serving")).count();
    }

    /** The node that is being rebuilt, empty when none is. */
    public String rebuilding() {
        return shard().at("/rebuild/node").asText();
    }

    /** How far the rebuild is, 0 to 100. */
    public int rebuildPercent() {
        return shard().at("/rebuild/percent").asInt();
    }

    /** The token of a request by annotation that was handled, such as that of {@code rebuild}; empty when none was. */
    public String handledRequest(String name) {
        return root.at("/status/handledRequests").path(name).asText();
    }

    /** The first hold's reason and message, empty when nothing is held back. */
    public String hold() {
        var hold = root.at("/status/holds/0");
        return hold.isMissingNode()
                ? ""
                : hold.path("reason").asText() + ": " + hold.path("message").asText();
    }

    /** The columns' values: {@code nodes}, {@code primary}, {@code warm}, {@code zones}, {@code version}. */
    public String summary(String column) {
        return root.at("/status/summary").path(column).asText();
    }

    @Override
    public String toString() {
        return root.path("status").toString();
    }

    private JsonNode shard() {
        return root.at("/status/shards/0");
    }
}
