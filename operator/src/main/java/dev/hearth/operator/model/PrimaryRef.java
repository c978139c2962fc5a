package dev.hearth.operator.model;

/**
 * Who is the primary of an epoch.
 *
 * @param node the pod incarnation
 * @param runId the process; empty until its first answer in that role
 */
public record PrimaryRef(NodeId node, String runId) {}
