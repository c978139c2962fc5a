package dev.hearth.operator.report;

import dev.hearth.api.ClusterConditionType;
import dev.hearth.api.Condition;
import dev.hearth.api.ConditionStatus;
import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.operator.model.Announcement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Events that follow from a change of the status. */
public final class Transitions {

    private static final String CLUSTER = "cluster";

    private Transitions() {}

    public static List<Announcement> between(@Nullable CacheClusterStatus before, CacheClusterStatus after) {
        var old = before == null ? CacheClusterStatus.EMPTY : before;
        var events = new ArrayList<Announcement>();
        if (becomes(old, after, ClusterConditionType.AVAILABLE, ConditionStatus.TRUE)) {
            events.add(new Announcement(
                    false, Reason.CLUSTER_SERVING, CLUSTER, message(after, ClusterConditionType.AVAILABLE)));
        }
        if (becomes(old, after, ClusterConditionType.SPEC_VALID, ConditionStatus.FALSE)) {
            events.add(new Announcement(
                    true, Reason.SPEC_REFUSED, CLUSTER, message(after, ClusterConditionType.SPEC_VALID)));
        }
        degraded(old, after, events);
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
        } else if (now.has(Reason.REBUILDING)) {
            events.add(new Announcement(false, Reason.REBUILD_STARTED, CLUSTER, now.message()));
        }
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
