package dev.hearth.operator.model;

/**
 * A process that was told to follow the primary in this epoch and may therefore keep the primary's fence open: until it
 * is frozen, re-pointed or proven dead. Replaced and force-deleted pods stay holders.
 *
 * @param node the pod incarnation
 * @param runId the process
 */
public record Holder(NodeId node, String runId) {}
