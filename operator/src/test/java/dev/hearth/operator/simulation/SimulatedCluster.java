package dev.hearth.operator.simulation;

import dev.hearth.operator.decide.shard.SwitchoverRequest;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ContainerState;
import dev.hearth.operator.model.KubernetesNodeFacts;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.Persistence;
import dev.hearth.operator.model.PodFacts;
import dev.hearth.operator.model.ShardPolicy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One shard with everything around it. One {@link Timeline#step()} is one event. */
final class SimulatedCluster {

    final Timeline time;
    final Network network = new Network();
    final FakeStatus status = new FakeStatus();
    final ShardPolicy policy;
    final Invariants invariants;
    final Ledger ledger;
    final FakeKubelet kubelet;
    final List<FakeOperator> operators = new ArrayList<>();
    final List<FakeServer> processes = new ArrayList<>();
    final List<FakePod> pods = new ArrayList<>();
    private final Map<String, PodFacts> informer = new TreeMap<>();
    private final List<NodeId> ended = new ArrayList<>();
    private final Set<String> outOfService = new HashSet<>();
    /** Kubernetes nodes whose kubelet is silent. */
    final Set<String> notReady = new HashSet<>();

    Optional<SwitchoverRequest> request = Optional.empty();

    @Nullable
    String routedTo;

    double lostAnswers;
    int longestSync = 300;
    /** The delay of replication, in milliseconds, varies between half of this and this. */
    long slowestLink = 3;

    /** When the network or a process came back last: nobody has been asked since, perhaps. */
    long returnedAt;

    private int ids;

    SimulatedCluster(long seed, ShardPolicy policy) {
        this.time = new Timeline(seed);
        this.policy = policy;
        this.invariants = new Invariants(this);
        this.ledger = new Ledger(this);
        this.kubelet = new FakeKubelet(this);
        for (var i = 0; i <= policy.replicas(); i++) {
            kubelet.create("s0-" + i, time.between(0, 20));
        }
        startOperator();
        ledger.start();
    }

    boolean keepsFiles() {
        return policy.persistence() != Persistence.NONE;
    }

    String nextId(String kind) {
        return kind + ++ids;
    }

    FakeOperator startOperator() {
        var operator = new FakeOperator(this, "op" + (operators.size() + 1));
        operators.add(operator);
        return operator;
    }

    FakeOperator operator() {
        return operators.getLast();
    }

    // What Kubernetes shows.

    List<PodFacts> visible() {
        return List.copyOf(informer.values());
    }

    List<NodeId> ended() {
        return List.copyOf(ended);
    }

    KubernetesNodeFacts hostFacts(PodFacts facts) {
        var host = facts.kubernetesNode().orElseThrow();
        return new KubernetesNodeFacts(
                host,
                Optional.of("zone-" + host),
                !notReady.contains(host),
                Optional.empty(),
                false,
                outOfService.contains(host));
    }

    void declareDead(String host) {
        outOfService.add(host);
        operators.forEach(FakeOperator::wake);
    }

    /** The informer shows the object as it is now, after a while. */
    void publish(FakePod pod, long delay) {
        var gone = pod.gone;
        var container = pod.container;
        var told = ++pod.changes;
        time.after(delay, () -> {
            if (told > pod.shown) {
                pod.shown = told;
                pod.shownContainer = container;
            }
            var shown = informer.get(pod.name);
            if (gone) {
                if (shown != null && shown.id().equals(pod.id)) {
                    informer.remove(pod.name);
                    if (pod.graceful) {
                        ended.add(pod.id);
                    }
                }
            } else if (!pod.gone || shown != null && shown.id().equals(pod.id)) {
                informer.put(pod.name, pod.facts());
            }
            operators.forEach(FakeOperator::wake);
        });
    }

    @Nullable
    FakePod pod(NodeId id) {
        return pods.stream().filter(p -> p.id.equals(id) && !p.gone).findFirst().orElse(null);
    }

    FakePod pod(String name) {
        return pods.stream()
                .filter(p -> p.name.equals(name) && !p.gone)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no pod " + name));
    }

    Optional<FakePod> existing(String name) {
        return pods.stream().filter(p -> p.name.equals(name) && !p.gone).findFirst();
    }

    FakeServer server(String pod) {
        var server = pod(pod).server;
        if (server == null) {
            throw new IllegalStateException(pod + " has no process");
        }
        return server;
    }

    NodeId idOf(FakeServer server) {
        return new NodeId("shop", server.pod, server.uid);
    }

    // Servers.

    List<FakeServer> servers() {
        return processes.stream().filter(s -> s.alive).toList();
    }

    /** Its pod object is gone, the process runs on. */
    boolean orphan(FakeServer server) {
        return pod(idOf(server)) == null;
    }

    List<FakeServer> reachableServers() {
        return servers().stream()
                .filter(s -> s.running() && !orphan(s) && network.connects(FakeOperator.HOST, s.host))
                .toList();
    }

    @Nullable
    FakeServer byIp(@Nullable String ip) {
        return processes.stream()
                .filter(s -> s.alive && s.ip.equals(ip))
                .reduce((a, b) -> b)
                .orElse(null);
    }

    void saved(FakeServer server) {
        var pod = pod(idOf(server));
        if (pod != null && keepsFiles() && !server.rewriting) {
            pod.disk = (BitSet) server.data.clone();
            pod.diskMarker = server.marker;
        }
    }

    /** After a full sync the file holds the old data until it has been rewritten. */
    void rewriting(FakeServer server) {
        if (keepsFiles()) {
            server.rewriting = true;
            time.after(time.between(20, 300), () -> {
                server.rewriting = false;
                saved(server);
            });
        }
    }

    void fullSyncStarted(FakeServer replica, FakeServer master, boolean excused) {
        time.tell("  " + replica + " gets the data set of " + master);
        if (!excused) {
            invariants.fullSync(replica);
        }
    }

    void kill(FakeServer server) {
        server.alive = false;
        var master = byIp(server.masterIp);
        if (master != null) {
            FakeLinks.leaves(server, master);
        }
        server.slots.values().forEach(s -> FakeLinks.loses(s.replica, server));
        operators.forEach(o -> time.after(time.between(5, 15), () -> {
            if (network.connects(FakeOperator.HOST, server.host) && o.alive) {
                o.watch.lost(server);
            }
        }));
    }

    void stop(FakeServer server) {
        server.stopped = true;
    }

    void cut(List<String> left, List<String> right) {
        time.tell("! " + left + " and " + right + " do not hear each other");
        left.forEach(a -> right.forEach(b -> network.cut(a, b)));
    }

    void promoteByHand(FakeServer server) {
        time.tell("! somebody makes " + server + " a primary by hand");
        FakeLinks.promote(server);
    }

    void hang(FakeServer server, long millis) {
        time.tell("! " + server + " hangs");
        stop(server);
        time.after(millis, () -> {
            if (server.alive && server.stopped) {
                time.tell("! " + server + " wakes");
                resume(server);
            }
        });
    }

    /** Everything its sockets hold is done at once, in the order in which it came. */
    void resume(FakeServer server) {
        server.stopped = false;
        returnedAt = time.now();
        var inbox = List.copyOf(server.inbox);
        server.inbox.clear();
        if (server.alive) {
            inbox.forEach(Runnable::run);
        }
    }

    void heal() {
        network.healAll();
        returnedAt = time.now();
        for (var server : servers()) {
            var master = processes.stream()
                    .filter(s -> s.slots.containsKey(server.runId) && s.ip.equals(server.masterIp))
                    .findFirst();
            if (server.linkUp && (master.isEmpty() || !master.get().alive)) {
                FakeLinks.broken(server);
            }
            server.slots
                    .entrySet()
                    .removeIf(e -> !e.getValue().replica.alive
                            || !(e.getValue().replica.linkUp || e.getValue().replica.syncing)
                            || !server.ip.equals(e.getValue().replica.masterIp));
            server.count();
        }
        kubelet.healed();
    }

    // What operators do.

    void send(FakeOperator operator, NodeCommand command, boolean waits, Consumer<Boolean> then) {
        var pod = pod(command.node());
        if (!waits) {
            then.accept(true);
        }
        time.after(1, () -> {
            var server = pod == null ? null : pod.server;
            var connected = pod != null && network.connects(FakeOperator.HOST, pod.host);
            if (server == null || !server.alive || !connected || server.stopped) {
                if (server != null && server.stopped && connected) {
                    server.inbox.add(() -> FakeCommander.execute(server, command));
                }
                var refused = connected && (server == null || !server.alive);
                if (waits) {
                    time.after(refused ? 1 : 1000, () -> then.accept(false));
                }
                return;
            }
            var refusal = FakeCommander.execute(server, command);
            tell(operator, command, refusal);
            if (waits) {
                time.after(1, () -> then.accept(refusal.isEmpty()));
            }
        });
    }

    private void tell(FakeOperator operator, NodeCommand command, Optional<String> refusal) {
        if (command instanceof NodeCommand.PromptAck) {
            return;
        }
        var detail = switch (command) {
            case NodeCommand.Follow f -> " " + f.primary().node().pod();
            case NodeCommand.Promote p -> " with quorum " + p.minReplicasToWrite();
            case NodeCommand.SetFence f -> " " + f.minReplicasToWrite();
            case NodeCommand.Reopen r -> " " + r.minReplicasToWrite();
            case NodeCommand.MarkEpoch m -> " " + m.epoch();
            case NodeCommand.ServeStale y -> " " + y.yes();
            default -> "";
        };
        time.tell(operator.name + " -> " + command.node().pod() + ": "
                + command.getClass().getSimpleName() + detail
                + refusal.map(r -> ": refused, " + r).orElse(""));
    }

    void recorded(FakeOperator operator, Action.@Nullable Record record) {
        operators.stream().filter(o -> o != operator && o.alive).forEach(FakeOperator::statusChanged);
        var now = status.record();
        invariants.recorded(now);
        time.tell(operator.name + " records epoch " + now.epoch() + " "
                + now.primary().map(p -> p.node().pod()).orElse("nobody") + " " + now.fence() + "("
                + now.minReplicasToWrite() + ") holders "
                + now.holders().stream().map(h -> h.node().pod()).toList() + " in sync "
                + now.inSync().stream().map(h -> h.node().pod()).toList()
                + now.move()
                        .map(m -> ", " + m.kind() + m.proof().map(p -> " " + p).orElse(""))
                        .orElse(""));
    }

    void apply(FakeOperator operator, Action action) {
        switch (action) {
            case Action.Route r -> {
                routedTo = r.node().pod();
                time.tell(operator.name + " routes to " + routedTo);
            }
            case Action.Label l -> change(l.node(), p -> p.label = Optional.of(l.role()));
            case Action.Gate g -> change(g.node(), p -> p.gate = Optional.of(g.open()));
            case Action.DeletePod d -> {
                var pod = pod(d.node());
                if (pod != null) {
                    time.tell(operator.name + " deletes pod " + pod.name);
                    kubelet.delete(pod, d.gracePeriodSeconds() * 1000L);
                }
            }
            default -> throw new IllegalStateException("unexpected " + action);
        }
    }

    private void change(NodeId node, Consumer<FakePod> change) {
        var pod = pod(node);
        if (pod != null) {
            change.accept(pod);
            informer.computeIfPresent(pod.name, (name, f) -> f.id().equals(node) ? pod.facts() : f);
        }
    }

    // Time.

    void run(long millis) {
        var end = time.now() + millis;
        while (time.dueBefore(end)) {
            time.step();
        }
        time.jumpTo(end);
    }

    static ContainerState stateOf(FakeServer server) {
        return server.alive ? ContainerState.RUNNING : ContainerState.TERMINATED;
    }
}
