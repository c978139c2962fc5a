package dev.hearth.operator.report;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.Condition;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.ClusterPlan;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.Plan;
import dev.hearth.operator.model.Problem;
import dev.hearth.operator.model.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A situation, what was decided and done about it, and the status that follows. */
final class Reported {

    private final ClusterFixture cluster;
    private final List<Hold> holds = new ArrayList<>();
    private final List<Progress> progress = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<ActionResult> results = new ArrayList<>();
    private int expected = 3;
    private Instant now = ClusterFixture.NOW;

    private Reported(ClusterFixture cluster) {
        this.cluster = cluster;
    }

    static Reported of(ClusterFixture cluster) {
        return new Reported(cluster);
    }

    Reported expecting(int nodes) {
        expected = nodes;
        return this;
    }

    Reported hold(Hold hold) {
        holds.add(hold);
        return this;
    }

    Reported progress(Progress what) {
        progress.add(what);
        return this;
    }

    Reported problem(Problem problem) {
        problems.add(problem);
        return this;
    }

    Reported result(ActionResult result) {
        results.add(result);
        return this;
    }

    Reported at(Instant instant) {
        now = instant;
        return this;
    }

    ClusterPlan plan() {
        var record = cluster.build().shards().getFirst().record();
        return new ClusterPlan(
                new Plan(
                        results.stream().<Action>map(ActionResult::action).toList(),
                        List.of(record),
                        holds,
                        List.of(),
                        Optional.empty()),
                expected,
                progress,
                problems,
                Map.of());
    }

    List<ActionResult> results() {
        return results;
    }

    CacheClusterStatus status() {
        return StatusReporter.status(cluster.build(), plan(), results, now);
    }

    Condition condition(ClusterConditionType type) {
        return Objects.requireNonNull(status().condition(type));
    }

    /** Status and reason of every condition, in a form for tables. */
    Map<String, String> words() {
        var words = new java.util.TreeMap<String, String>();
        Arrays.stream(ClusterConditionType.values())
                .map(this::condition)
                .forEach(c -> words.put(c.type(), c.status() + "/" + c.reason()));
        return words;
    }
}
