package dev.hearth.operator.decide.shard;

import static dev.hearth.operator.decide.shard.NodeBuilder.NOW;
import static dev.hearth.operator.decide.shard.NodeBuilder.id;

import dev.hearth.operator.model.Fence;
import dev.hearth.operator.model.Holder;
import dev.hearth.operator.model.ObservedShard;
import dev.hearth.operator.model.Persistence;
import dev.hearth.operator.model.Plan;
import dev.hearth.operator.model.PrimaryRef;
import dev.hearth.operator.model.ShardPolicy;
import dev.hearth.operator.model.ShardRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A shard for a table: A is the recorded primary of epoch 1, B and C follow it. */
final class ShardBuilder {

    private final List<NodeBuilder> nodes;
    private int replicas = 2;
    private Persistence persistence = Persistence.NONE;
    private boolean fenced = true;
    private ShardRecord record = new ShardRecord(
            0,
            1,
            Optional.of(new PrimaryRef(id("a"), "run-a")),
            Optional.of("lineage"),
            Fence.ARMED,
            1,
            holders("b", "c"),
            holders("b", "c"),
            Optional.empty(),
            Optional.empty());

    private ShardBuilder(NodeBuilder... nodes) {
        this.nodes = List.of(nodes);
    }

    static ShardBuilder shard(NodeBuilder... nodes) {
        return new ShardBuilder(nodes);
    }

    static List<Holder> holders(String... names) {
        return Stream.of(names).map(n -> new Holder(id(n), "run-" + n)).toList();
    }

    ShardBuilder replicas(int number) {
        replicas = number;
        return this;
    }

    ShardBuilder persistence(Persistence mode) {
        persistence = mode;
        return this;
    }

    ShardBuilder available() {
        fenced = false;
        return this;
    }

    ShardBuilder record(java.util.function.UnaryOperator<ShardRecord> change) {
        record = change.apply(record);
        return this;
    }

    ShardPolicy policy() {
        return new ShardPolicy(
                replicas,
                persistence,
                Duration.ofSeconds(2),
                fenced,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60));
    }

    Situation at(Instant now) {
        var observed = nodes.stream().map(NodeBuilder::build).toList();
        return new Situation(
                new ObservedShard(0, observed, record, List.of(), Optional.of("a-0")), policy(), Optional.empty(), now);
    }

    Situation situation() {
        return at(NOW);
    }

    ShardRecord record() {
        return record;
    }

    Plan plan() {
        var s = situation();
        return new ShardPlanner().plan(s.shard(), s.policy(), s.request(), s.now());
    }
}
