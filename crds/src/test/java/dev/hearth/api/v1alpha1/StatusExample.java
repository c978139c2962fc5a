package dev.hearth.api.v1alpha1;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.Condition;
import dev.hearth.api.Outcome;
import dev.hearth.api.Reason;
import java.util.List;
import java.util.Map;

/** A status with every field set, and one shard for every value of every enum. */
final class StatusExample {
    private static final String TIME = "2026-11-21T03:12:09.417Z";

    private StatusExample() {}

    static CacheClusterStatus full() {
        return new CacheClusterStatus(
                4L,
                List.of(Condition.of(
                        ClusterConditionType.READY,
                        Outcome.no(Reason.FAILOVER_IN_PROGRESS),
                        "fencing cart-s0-1",
                        4,
                        TIME)),
                1,
                "cache.hearth.dev/cluster=web,cache.hearth.dev/role=primary",
                new ClusterSummary("3/3", "web-s0-0", "100%", "3", "8.1.4"),
                TIME,
                new BindingReference("web-connection"),
                new Endpoints(
                        "web-primary.shop.svc:6379", "r:6379", "a:6379", "n:6379", "http://web-worker.shop.svc:8080"),
                new ClassCounts(4, 1),
                new CatalogStatus(17, TIME),
                java.util.stream.IntStream.range(0, NodeState.values().length)
                        .mapToObj(StatusExample::shard)
                        .toList(),
                List.of(new HoldStatus("Promote", 0, Reason.FENCE_NOT_CLOSED.text(), "may still acknowledge", TIME)),
                Map.of("switchover", "web-s0-2@1", "restart", "1763692800"));
    }

    private static ShardStatus shard(int index) {
        return new ShardStatus(
                index,
                7,
                "web-s0-0",
                "3f0c9a52-6a3e-4f0e-9f6d-2f8d3f7f1c11",
                "0123456789abcdef0123456789abcdef01234567",
                "89abcdef0123456789abcdef0123456789abcdef",
                one(FenceState.values(), index),
                1,
                List.of(
                        new Holder("web-s0-1", "3f0c9a52-6a3e-4f0e-9f6d-2f8d3f7f1c12", "fedc"),
                        new Holder("web-s0-2", "3f0c9a52-6a3e-4f0e-9f6d-2f8d3f7f1c13", null)),
                List.of(new Holder("web-s0-2", "3f0c9a52-6a3e-4f0e-9f6d-2f8d3f7f1c13", "dcba")),
                "0-5460",
                List.of(new NodeStatus(
                        "web-s0-0",
                        "eu-1a",
                        one(NodeRole.values(), index),
                        one(NodeState.values(), index),
                        0,
                        92,
                        "8.1.4")),
                new MoveStatus(
                        one(MoveKind.values(), index),
                        one(MovePhase.values(), index),
                        "web-s0-0",
                        "3f0c9a52-6a3e-4f0e-9f6d-2f8d3f7f1c11",
                        "0123",
                        "web-s0-2",
                        "3f0c9a52-6a3e-4f0e-9f6d-2f8d3f7f1c13",
                        8L,
                        Reason.PRIMARY_UNREACHABLE.text(),
                        TIME,
                        TIME,
                        "SameAddressRefused",
                        TIME,
                        2140L),
                new RebuildStatus("web-s0-1", one(RebuildPhase.values(), index), 62, 4100L, TIME, TIME));
    }

    private static <T> T one(T[] values, int index) {
        return values[index % values.length];
    }
}
