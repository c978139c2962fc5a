package dev.hearth.operator.decide.cluster;

import dev.hearth.operator.desired.EngineImages;

/**
 * What the operator's own installation decides.
 *
 * @param images for clusters that name none
 * @param namespace where the operator runs
 */
public record Installation(EngineImages images, String namespace) {}
