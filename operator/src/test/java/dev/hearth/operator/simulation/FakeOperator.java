package dev.hearth.operator.simulation;

import dev.hearth.operator.decide.shard.ShardPlanner;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.Hold;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.ObservedShard;
import dev.hearth.operator.model.Plan;
import dev.hearth.operator.model.ShardRecord;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One operator process: passes one after the other, an action at a time, each an event of its own, so that anything may
 * happen between two of them.
 */
final class FakeOperator {

    static final String HOST = "operator-host";

    private final SimulatedCluster cluster;
    private final ShardPlanner planner = new ShardPlanner();
    final String name;
    final FakeWatch watch;
    private ShardRecord record;
    private long version;
    /** The version of the status that the plan under way was made from. */
    private long plannedOn;

    private boolean busy;
    private boolean again;
    private int timer;
    private long recordedAt;
    boolean alive = true;
    private long diedAt = Long.MAX_VALUE;
    /** Dies before this many more actions; negative for never. */
    int diesIn = -1;

    private String lastHolds = "";

    FakeOperator(SimulatedCluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
        this.record = cluster.status.record();
        this.version = cluster.status.version();
        this.watch = new FakeWatch(cluster, HOST, this::wake);
        wake();
    }

    void die() {
        alive = false;
        diedAt = cluster.time.now();
        watch.closed = true;
        cluster.time.tell(name + " dies");
    }

    /** What it did may still be news to another one. */
    boolean ledWithin(long millis) {
        return alive || cluster.time.now() - diedAt < millis;
    }

    /** Somebody else wrote the status; the informer tells a little later. */
    void statusChanged() {
        cluster.time.after(cluster.time.between(5, 150), () -> {
            record = cluster.status.record();
            version = cluster.status.version();
            wake();
        });
    }

    void wake() {
        if (!alive) {
            return;
        }
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        cluster.time.after(cluster.time.between(1, 3), this::pass);
    }

    private void pass() {
        if (!alive) {
            return;
        }
        again = false;
        timer++;
        var plan = planner.plan(observed(), cluster.policy, cluster.request, cluster.time.instant());
        cluster.invariants.planned(plan, observed());
        tellHolds(plan);
        plan.announcements()
                .forEach(a -> cluster.time.tell(name + ": " + a.reason().text() + ", " + a.message()));
        recordedAt = cluster.time.now();
        plannedOn = version;
        act(plan, 0);
    }

    private ObservedShard observed() {
        var nodes = cluster.visible().stream()
                .map(f -> new ObservedNode(f, Optional.of(cluster.hostFacts(f)), watch.of(f.id())))
                .toList();
        return new ObservedShard(0, nodes, record, cluster.ended(), Optional.ofNullable(cluster.routedTo));
    }

    private void tellHolds(Plan plan) {
        var holds = plan.holds().stream()
                .map(Hold::reason)
                .map(Object::toString)
                .distinct()
                .toList()
                .toString();
        if (!holds.equals(lastHolds) && !plan.holds().isEmpty()) {
            plan.holds()
                    .forEach(h -> cluster.time.tell(
                            name + " holds " + h.action() + ": " + h.reason().text() + ", " + h.message()));
        }
        lastHolds = holds;
    }

    private void act(Plan plan, int index) {
        if (!alive) {
            return;
        }
        if (diesIn == 0) {
            die();
            return;
        }
        if (index == plan.actions().size()) {
            finish(plan);
            return;
        }
        if (diesIn > 0) {
            diesIn--;
        }
        var action = plan.actions().get(index);
        Consumer<Boolean> then = ok -> {
            if (ok && alive) {
                act(plan, index + 1);
            } else {
                again(50);
            }
        };
        switch (action) {
            case NodeCommand c when cluster.time.now() - recordedAt > 2_000 -> then.accept(false);
            case NodeCommand c -> command(c, then);
            case Action.Record r -> write(r.shard(), r, then);
            case Action.LookAgain l -> {
                watch.ask(l.node());
                then.accept(true);
            }
            default ->
                cluster.time.after(cluster.time.between(2, 8), () -> {
                    if (alive) {
                        cluster.apply(this, action);
                        then.accept(true);
                    }
                });
        }
    }

    private void write(ShardRecord next, Action.@Nullable Record told, Consumer<Boolean> then) {
        cluster.time.after(cluster.time.between(2, 8), () -> {
            if (!alive) {
                return;
            }
            var written = cluster.status.write(next, plannedOn);
            if (written) {
                cluster.recorded(this, told);
                var lost = cluster.time.chance(cluster.lostAnswers);
                if (lost) {
                    statusChanged();
                    then.accept(false);
                    return;
                }
                record = next;
                version = cluster.status.version();
                plannedOn = version;
                recordedAt = cluster.time.now();
            } else {
                cluster.time.tell(name + ": the status has moved on");
                statusChanged();
            }
            then.accept(written);
        });
    }

    private void command(NodeCommand command, Consumer<Boolean> then) {
        var waits = !(command instanceof NodeCommand.CloseBlindly || command instanceof NodeCommand.PromptAck);
        if (waits) {
            watch.expectChange(command.node());
        }
        cluster.send(this, command, waits, outcome -> {
            watch.ask(command.node());
            then.accept(outcome);
        });
    }

    private void finish(Plan plan) {
        var next = plan.records().getFirst();
        if (next.equals(record)) {
            end(plan);
        } else {
            write(next, null, ok -> end(plan));
        }
    }

    private void end(Plan plan) {
        busy = false;
        if (again) {
            wake();
        }
        plan.nextCheck().ifPresent(d -> later(d.toMillis()));
        if (plan.nextCheck().isEmpty()) {
            later(10_000);
        }
    }

    private void again(long millis) {
        busy = false;
        if (again) {
            wake();
        }
        later(millis);
    }

    private void later(long millis) {
        var mine = ++timer;
        cluster.time.after(Math.max(1, millis), () -> {
            if (mine == timer) {
                wake();
            }
        });
    }
}
