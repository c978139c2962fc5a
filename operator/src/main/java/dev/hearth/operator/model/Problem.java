package dev.hearth.operator.model;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.Reason;

/**
 * Something that a person has to mend.
 *
 * @param condition which condition says so
 * @param reason one of that condition's reasons
 * @param message what is wrong and what to do
 */
public record Problem(ClusterConditionType condition, Reason reason, String message) {}
