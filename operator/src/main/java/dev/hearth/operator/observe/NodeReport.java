package dev.hearth.operator.observe;

import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.Reach;

/** What the node watch knows of one node. */
public record NodeReport(NodeId node, Reach reach) {}
