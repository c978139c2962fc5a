package dev.hearth.api;

import java.util.List;

/** A type of condition with the closed list of what it can say. */
public sealed interface ConditionType permits ClusterConditionType, ClassConditionType {

    /** The type as it stands in {@code status.conditions[].type}. */
    String text();

    /** What the condition states, in one sentence. */
    String meaning();

    /** Everything it can say. */
    List<Outcome> outcomes();
}
