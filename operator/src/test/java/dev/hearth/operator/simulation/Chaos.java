package dev.hearth.operator.simulation;

import dev.hearth.api.Reason;
import dev.hearth.operator.decide.shard.SwitchoverRequest;
import java.util.List;
import java.util.Optional;

/** Faults at random times, each of which ends by itself. */
final class Chaos {

    private final SimulatedCluster cluster;
    private final Timeline time;
    private final boolean planned;

    /** @param planned only what must not lose anything */
    Chaos(SimulatedCluster cluster, boolean planned) {
        this.cluster = cluster;
        this.time = cluster.time;
        this.planned = planned;
    }

    void strike() {
        switch ((int) time.between(0, planned ? 3 : 12)) {
            case 0 -> dyingOperator();
            case 1 -> secondLeader();
            case 2 -> switchover();
            case 3 ->
                somePod().ifPresent(p -> {
                    time.tell("! pod " + p.name + " is deleted");
                    cluster.kubelet.delete(p, 20_000);
                });
            case 4, 5 -> somePod().ifPresent(cluster.kubelet::crash);
            case 6, 7 -> hang();
            case 8 -> somePod().ifPresent(p -> cluster.kubelet.forceDelete(p, time.between(1_000, 15_000)));
            case 9, 10 -> partition();
            case 11 -> strayPrimary();
            default -> everything();
        }
    }

    private Optional<FakePod> somePod() {
        var live =
                cluster.pods.stream().filter(p -> !p.gone && p.server != null).toList();
        return live.isEmpty() ? Optional.empty() : Optional.of(live.get(time.random.nextInt(live.size())));
    }

    private void dyingOperator() {
        var operator = cluster.operator();
        operator.diesIn = (int) time.between(0, 12);
        time.tell("! " + operator.name + " will die in " + operator.diesIn + " actions");
        time.after(time.between(500, 8_000), () -> {
            if (operator.alive) {
                operator.die();
            }
            if (cluster.operator() == operator) {
                time.after(time.between(100, 3_000), cluster::startOperator);
            }
        });
    }

    private void secondLeader() {
        var old = cluster.operator();
        time.tell("! a second leader");
        cluster.startOperator();
        time.after(time.between(500, 4_000), () -> {
            if (old.alive) {
                old.die();
            }
        });
    }

    private void switchover() {
        cluster.request = Optional.of(new SwitchoverRequest(Optional.empty(), Reason.UPDATING));
        var before = cluster.invariants.promotions;
        time.tell("! a switchover is asked for");
        until(10_000, () -> cluster.invariants.promotions != before, () -> cluster.request = Optional.empty());
        cluster.operators.forEach(FakeOperator::wake);
    }

    private void until(long left, java.util.function.BooleanSupplier done, Runnable then) {
        if (left <= 0 || done.getAsBoolean()) {
            then.run();
        } else {
            time.after(20, () -> until(left - 20, done, then));
        }
    }

    private void hang() {
        somePod()
                .map(p -> p.server)
                .filter(FakeServer::running)
                .ifPresent(s -> cluster.hang(s, time.between(300, 12_000)));
    }

    private void partition() {
        var hosts = new java.util.ArrayList<>(
                cluster.pods.stream().map(p -> p.host).distinct().toList());
        hosts.add(FakeOperator.HOST);
        if (time.chance(0.4)) {
            cluster.cut(List.of(pick(hosts)), List.of(pick(hosts)));
        } else {
            var side = hosts.stream().filter(h -> time.chance(0.5)).toList();
            cluster.cut(side, hosts.stream().filter(h -> !side.contains(h)).toList());
        }
        time.after(time.between(500, 15_000), () -> {
            time.tell("! the network heals");
            cluster.heal();
        });
    }

    private String pick(List<String> hosts) {
        return hosts.get(time.random.nextInt(hosts.size()));
    }

    /** Of a replica: a former primary's pod made one by hand takes its old replicas' data with it, as asked. */
    private void strayPrimary() {
        somePod()
                .filter(p -> cluster.status
                        .record()
                        .primary()
                        .filter(r -> r.node().equals(p.id))
                        .isEmpty())
                .map(p -> p.server)
                .filter(s -> s.running() && !s.primary && !s.loading)
                .ifPresent(cluster::promoteByHand);
    }

    private void everything() {
        time.tell("! everything is killed");
        List.copyOf(cluster.pods).stream().filter(p -> !p.gone).forEach(cluster.kubelet::crash);
    }

    /** All faults end, and an operator is there. */
    void calm() {
        time.tell("! all faults end");
        cluster.lostAnswers = 0;
        cluster.request = Optional.empty();
        cluster.heal();
        cluster.servers().stream().filter(s -> s.stopped).forEach(cluster::resume);
        cluster.operators.forEach(o -> {
            if (o.alive) {
                o.die();
            }
        });
        cluster.startOperator();
    }
}
