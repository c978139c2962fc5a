package dev.hearth.operator.observe;

import dev.hearth.operator.model.ContainerState;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.PodFacts;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers pods that are gone and of which the kubelet had said that their containers ended. It is a proof that a
 * restart of the operator forgets, which then waits for the fence instead. Bounded; safe for any thread.
 */
public final class EndedPods {

    private static final int LIMIT = 10_000;

    private final Map<NodeId, Boolean> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<NodeId, Boolean> eldest) {
            return size() > LIMIT;
        }
    };

    /** A pod object was deleted. */
    public synchronized void gone(PodFacts last) {
        if (last.container() == ContainerState.TERMINATED) {
            ended.put(last.id(), true);
        }
    }

    synchronized List<NodeId> of(ResourceID cluster) {
        return ended.keySet().stream()
                .filter(node -> Belonging.ofNode(node).filter(cluster::equals).isPresent())
                .toList();
    }
}
