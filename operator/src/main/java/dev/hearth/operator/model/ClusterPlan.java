package dev.hearth.operator.model;

import java.util.List;
import java.util.Map;

/**
 * The decision about a CacheCluster.
 *
 * @param plan what to do
 * @param expectedNodes how many nodes there should be
 * @param progress what is under way, the most important first
 * @param problems what is wrong and needs a person
 * @param handledRequests request annotations that are done or refused, by name, with their token
 */
public record ClusterPlan(
        Plan plan,
        int expectedNodes,
        List<Progress> progress,
        List<Problem> problems,
        Map<String, String> handledRequests) {

    public ClusterPlan {
        progress = List.copyOf(progress);
        problems = List.copyOf(problems);
        handledRequests = Map.copyOf(handledRequests);
    }
}
