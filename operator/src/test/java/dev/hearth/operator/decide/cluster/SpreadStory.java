package dev.hearth.operator.decide.cluster;

import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.operator.desired.Credentials;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.ClusterFixture;
import dev.hearth.operator.model.Holder;
import dev.hearth.operator.model.NodeFixture;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.report.StatusReporter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Passes over a cluster whose pods a scheduler places, with a clock of its own: what is decided, reported, and decided
 * from that report. The scheduler is a function, so that a story may have one that does as it likes.
 */
final class SpreadStory {

    private static final Credentials FRESH =
            new Credentials("fresh-operator-01", "fresh-replication", "fresh-application");

    private static final class Node {
        private String zone;
        private String uid;
        private boolean deleting;
        private boolean empty;

        Node(String zone, String uid) {
            this.zone = zone;
            this.uid = uid;
        }
    }

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Instant> zones = new TreeMap<>();
    private final List<String> log = new ArrayList<>();
    private Function<Map<String, Integer>, String> scheduler = SpreadStory::emptiest;
    private @Nullable CacheClusterStatus status;
    private Instant now = ClusterFixture.NOW;
    private int uids;
    private int moves;

    SpreadStory(String... places) {
        for (var zone : places) {
            nodes.add(new Node(zone, "uid-" + nodes.size()));
            zones.put(zone, Instant.EPOCH);
        }
    }

    SpreadStory scheduling(Function<Map<String, Integer>, String> choice) {
        scheduler = choice;
        return this;
    }

    void opens(String zone) {
        zones.put(zone, now);
        tell("! zone " + zone + " is back");
    }

    void closes(String zone) {
        zones.remove(zone);
        tell("! zone " + zone + " is away; its nodes are rebuilt elsewhere");
        nodes.stream().filter(n -> n.zone.equals(zone)).forEach(n -> {
            n.zone = place();
            n.uid = "uid-b" + ++uids;
        });
        tell("  " + spread());
    }

    /** Passes every minute, more often after a move; what was told to stop is gone, comes back and is in sync in the passes after that. */
    void run(Duration time) {
        var end = now.plus(time);
        while (now.isBefore(end)) {
            pass();
            var busy = nodes.stream().anyMatch(n -> n.deleting || n.empty);
            now = now.plusSeconds(busy ? 10 : 60);
            for (var node : nodes) {
                if (node.deleting) {
                    node.deleting = false;
                    node.empty = true;
                    node.uid = "uid-b" + ++uids;
                    node.zone = place();
                } else {
                    node.empty = false;
                }
            }
        }
    }

    private void pass() {
        var observed = fixture().build();
        var plan = ClusterPlanner.plan(observed, Plans.INSTALLATION, FRESH, now);
        var results = plan.plan().actions().stream()
                .<ActionResult>map(ActionResult.Done::new)
                .toList();
        var before = status == null ? List.<String>of() : held(status);
        status = StatusReporter.status(observed, plan, results, now);
        for (var action : plan.plan().actions()) {
            if (action instanceof Action.DeletePod(var node, var grace, var reason)) {
                moves++;
                tell("takes " + node.pod() + " out of " + spread());
                nodes.get(node.ordinal()).deleting = true;
            }
        }
        held(status).stream().filter(h -> !before.contains(h)).forEach(h -> tell("  holds " + h));
    }

    private static List<String> held(CacheClusterStatus status) {
        return status.holds().stream()
                .map(h -> h.action() + ": " + h.message() + (h.untilTime() == null ? "" : ", until " + h.untilTime()))
                .toList();
    }

    private ClusterFixture fixture() {
        var fixture = ClusterFixture.running(
                nodes.size(), "{engine: {type: Valkey}, replicasPerShard: " + (nodes.size() - 1) + "}");
        var inSync = new ArrayList<Holder>();
        for (var i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            fixture.node(i, n -> shape(n.in(node.zone).reborn(node.uid), node));
            if (i > 0 && !node.empty) {
                inSync.add(new Holder(new NodeId("shop", "web-s0-" + i, node.uid), "run-" + i));
            }
        }
        zones.forEach((zone, since) -> fixture.place(zone, true, since));
        return fixture.record(r -> r.withInSync(inSync).withHolders(inSync)).status(status);
    }

    private static NodeFixture shape(NodeFixture fixture, Node node) {
        if (node.deleting) {
            return fixture.deleting();
        }
        return node.empty ? fixture.cold() : fixture;
    }

    private String place() {
        var counts = counts();
        counts.keySet().retainAll(zones.keySet());
        return scheduler.apply(counts);
    }

    Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        zones.keySet().forEach(zone -> counts.put(zone, 0));
        nodes.stream().filter(n -> !n.deleting).forEach(n -> counts.merge(n.zone, 1, Integer::sum));
        return counts;
    }

    private static String emptiest(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private String spread() {
        return counts().toString();
    }

    String primaryZone() {
        return nodes.getFirst().zone;
    }

    int moves() {
        return moves;
    }

    private void tell(String what) {
        log.add(String.format(
                "%6d s  %s", Duration.between(ClusterFixture.NOW, now).toSeconds(), what));
    }

    String story() {
        return String.join("\n", log) + "\n";
    }
}
