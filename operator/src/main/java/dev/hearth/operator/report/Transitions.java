package dev.hearth.operator.report;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.Condition;
import dev.hearth.api.ConditionStatus;
import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.api.v1alpha1.NodeState;
import dev.hearth.api.v1alpha1.NodeStatus;
import dev.hearth.operator.model.Announcement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events that follow from a change of the status. */
public final class Transitions {

    private static final String CLUSTER = "cluster";

    private Transitions() {}

    public static List<Announcement> between(@Nullable CacheClusterStatus before, CacheClusterStatus after) {
        var old = before == null ? CacheClusterStatus.EMPTY : before;
        var events = new ArrayList<Announcement>();
        if (becomes(old, after, ClusterConditionType.AVAILABLE, ConditionStatus.TRUE) && isNew(old)) {
            events.add(new Announcement(
                    false, Reason.CLUSTER_SERVING, CLUSTER, message(after, ClusterConditionType.AVAILABLE)));
        }
        if (becomes(old, after, ClusterConditionType.SPEC_VALID, ConditionStatus.FALSE)) {
            events.add(new Announcement(
                    true, Reason.SPEC_REFUSED, CLUSTER, message(after, ClusterConditionType.SPEC_VALID)));
        }
        degraded(old, after, events);
        returned(old, after, events);
        stalled(old, after, events);
        return List.copyOf(events);
    }

    private static void degraded(CacheClusterStatus old, CacheClusterStatus after, List<Announcement> events) {
        var now = after.condition(ClusterConditionType.DEGRADED);
        var then = old.condition(ClusterConditionType.DEGRADED);
        if (now == null || now.status() != ConditionStatus.TRUE || sameReason(then, now)) {
            return;
        }
        if (now.has(Reason.NODE_UNREACHABLE)) {
            events.add(new Announcement(true, Reason.NODE_UNREACHABLE, CLUSTER, now.message()));
        } else if (now.has(Reason.NODES_LOST)) {
            events.add(new Announcement(true, Reason.NODE_LOST, CLUSTER, now.message()));
        }
    }

    private static void returned(CacheClusterStatus old, CacheClusterStatus after, List<Announcement> events) {
        after.shards().stream()
                .flatMap(s -> s.nodes().stream())
                .filter(n -> answers(n) && wasAway(old, n.name()))
                .map(n -> new Announcement(false, Reason.NODE_RETURNED, n.name(), n.name() + " answers again"))
                .forEach(events::add);
    }

    private static boolean answers(NodeStatus node) {
        return switch (Objects.requireNonNullElse(node.state(), NodeState.PENDING)) {
            case LOADING, SYNCING, WARMING, SERVING, UNASSIGNED -> true;
            case PENDING, STARTING, UNREACHABLE, LOST -> false;
        };
    }

    private static boolean wasAway(CacheClusterStatus old, String node) {
        return old.shards().stream()
                .flatMap(s -> s.nodes().stream())
                .filter(n -> n.name().equals(node))
                .anyMatch(n -> n.state() == NodeState.UNREACHABLE || n.state() == NodeState.LOST);
    }

    /** Somebody is needed: said once, when it begins. */
    private static void stalled(CacheClusterStatus old, CacheClusterStatus after, List<Announcement> events) {
        var now = after.condition(ClusterConditionType.STALLED);
        if (now == null
                || now.status() != ConditionStatus.TRUE
                || sameReason(old.condition(ClusterConditionType.STALLED), now)) {
            return;
        }
        Stream.of(Reason.UPDATE_FAILED, Reason.SETTING_REFUSED, Reason.COMMAND_REFUSED, Reason.CONSENT_NEEDED)
                .filter(now::has)
                .forEach(reason -> events.add(new Announcement(true, reason, CLUSTER, now.message())));
    }

    private static boolean isNew(CacheClusterStatus status) {
        var available = status.condition(ClusterConditionType.AVAILABLE);
        return available == null || available.has(Reason.CREATING);
    }

    private static boolean sameReason(@Nullable Condition one, Condition other) {
        return one != null && one.status() == other.status() && one.reason().equals(other.reason());
    }

    private static boolean becomes(
            CacheClusterStatus old, CacheClusterStatus after, ClusterConditionType type, ConditionStatus status) {
        var then = old.condition(type);
        var now = after.condition(type);
        return now != null && now.status() == status && (then == null || then.status() != status);
    }

    private static String message(CacheClusterStatus status, ClusterConditionType type) {
        return Objects.requireNonNull(status.condition(type)).message();
    }
}
