package dev.hearth.operator.model;

import java.time.Instant;

/**
 * A Kubernetes node with a zone, whether or not it carries something of ours.
 *
 * @param kubernetesNode its name
 * @param zone the value of its zone label
 * @param open the nodes of this cluster may be placed there: it is ready and not cordoned, has no taint that they do not
 *     tolerate, and the labels they select
 * @param readySince since when it has been ready, or not ready
 */
public record Place(String kubernetesNode, String zone, boolean open, Instant readySince) {}
