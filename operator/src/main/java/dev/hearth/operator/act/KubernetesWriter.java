package dev.hearth.operator.act;

import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.ShardRecord;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * Port: every write to the API server that a plan can ask for. All throw the client's own exceptions, which end the pass
 * and are retried by the framework.
 */
public interface KubernetesWriter {

    /** Writes the record into the status, on condition that the status is still the one this pass has read. */
    void record(ShardRecord shard);

    /**
     * Server-side apply; sends nothing when the object already is as desired.
     *
     * @throws RefusedException when a person has to mend something first
     */
    void apply(HasMetadata desired);

    /** Creates an object that must never be overwritten, such as generated credentials; nothing when it exists. */
    void createOnce(HasMetadata desired);

    /** Deletes this very object; nothing when it is gone or was replaced. */
    void delete(HasMetadata target);

    /**
     * Deletes this very pod; nothing when it is gone or was replaced.
     *
     * @param gracePeriodSeconds 0 removes the object at once, which proves nothing about its processes
     */
    void deletePod(NodeId pod, int gracePeriodSeconds);

    void label(NodeId pod, String role);

    void gate(NodeId pod, boolean open);
}
