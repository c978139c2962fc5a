package dev.hearth.operator.act;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.Action;
import dev.hearth.operator.model.ActionResult;
import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.Plan;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a plan says, in its order, and stops at the first failure that something may rest on. Trouble with a cache
 * server, and what the API server refuses for good, is a value in the result; other trouble with the API server is an
 * exception, which ends the pass.
 */
public final class PlanExecutor {

    private static final Logger LOGGER = LoggerFactory.getLogger(PlanExecutor.class);

    /** A record proves that no other operator acts; a pass that was held up longer than this proves nothing any more. */
    private static final Duration PROVEN = Duration.ofSeconds(2);

    private final NodeCommander commander;
    private final ReportVoider watch;
    private final Refusals refusals;
    private final LongSupplier nanos;

    /** @param nanos a monotonic clock, such as {@code System::nanoTime} */
    public PlanExecutor(NodeCommander commander, ReportVoider watch, Refusals refusals, LongSupplier nanos) {
        this.commander = commander;
        this.watch = watch;
        this.refusals = refusals;
        this.nanos = nanos;
    }

    /** @return one result for each action, in the order of the plan */
    public List<ActionResult> execute(Plan plan, KubernetesWriter kubernetes, Addresses addresses) {
        var results = new ArrayList<ActionResult>();
        var failed = false;
        var incomplete = false;
        var recorded = nanos.getAsLong();
        for (var action : plan.actions()) {
            var skip = failed || incomplete && isWorkload(action);
            var result = skip ? new ActionResult.Skipped(action) : timely(action, recorded, kubernetes, addresses);
            if (result instanceof ActionResult.Failed) {
                failed |= stops(action);
                incomplete |= isPartOfServers(action);
            }
            results.add(result);
            if (action instanceof Action.Record) {
                recorded = nanos.getAsLong();
            }
        }
        return List.copyOf(results);
    }

    private ActionResult timely(Action action, long recorded, KubernetesWriter kubernetes, Addresses addresses) {
        var late = nanos.getAsLong() - recorded > PROVEN.toNanos();
        return late && needsLeadership(action)
                ? new ActionResult.Failed(
                        action,
                        Reason.LEADERSHIP_UNCERTAIN,
                        "more than " + PROVEN.toSeconds() + " s passed since the last record was written")
                : attempt(action, kubernetes, addresses);
    }

    private static boolean needsLeadership(Action action) {
        return action instanceof NodeCommand
                || action instanceof Action.DeletePod
                || action instanceof Action.Apply(var desired, var reason) && desired instanceof EndpointSlice;
    }

    private ActionResult attempt(Action action, KubernetesWriter kubernetes, Addresses addresses) {
        try {
            return perform(action, kubernetes, addresses);
        } catch (RefusedException e) {
            var message = e.getMessage() == null ? "refused" : e.getMessage();
            LOGGER.atWarn().addKeyValue("reason", e.reason().text()).log(message);
            return new ActionResult.Failed(action, e.reason(), message);
        }
    }

    private ActionResult perform(Action action, KubernetesWriter kubernetes, Addresses addresses) {
        switch (action) {
            case NodeCommand command -> {
                return command(command, addresses);
            }
            case Action.Record(var shard, var reason) -> kubernetes.record(shard);
            case Action.Route route -> throw new IllegalStateException("a plan routes by applying a slice: " + route);
            case Action.Apply(var desired, var reason) -> kubernetes.apply(desired);
            case Action.CreateOnce(var desired, var reason) -> kubernetes.createOnce(desired);
            case Action.Delete(var target, var reason) -> kubernetes.delete(target);
            case Action.DeletePod(var node, var grace, var reason) -> kubernetes.deletePod(node, grace);
            case Action.Label(var node, var role, var reason) -> kubernetes.label(node, role);
            case Action.Gate(var node, var open, var reason) -> kubernetes.gate(node, open);
            case Action.LookAgain(var node, var reason) -> watch.askNow(node);
        }
        LOGGER.atDebug().addKeyValue("action", action).log("done");
        return new ActionResult.Done(action);
    }

    private ActionResult command(NodeCommand command, Addresses addresses) {
        var at = addresses.of(command.node());
        if (at.isEmpty()) {
            return new ActionResult.Failed(command, Reason.NODE_UNREACHABLE, "the pod has no IP");
        }
        if (changesTheNode(command)) {
            // A report from before the command says nothing about after it, whatever the outcome.
            watch.expectChange(command.node());
        }
        var result = send(command, at.get());
        // An answer to this question wakes the operator: after a refusal that changed nothing it would do so for ever.
        if (changesTheNode(command) || !(result instanceof ActionResult.Failed)) {
            watch.askNow(command.node());
        }
        return result;
    }

    private ActionResult send(NodeCommand command, NodeAddress at) {
        var node = command.node().pod();
        var name = command.getClass().getSimpleName();
        try {
            commander.send(command, at);
            LOGGER.atInfo()
                    .addKeyValue("node", node)
                    .addKeyValue("command", name)
                    .addKeyValue("reason", command.reason().text())
                    .log("sent");
            refusals.done(command);
            return new ActionResult.Done(command);
        } catch (CommandFailedException e) {
            LOGGER.atWarn()
                    .addKeyValue("node", node)
                    .addKeyValue("command", name)
                    .addKeyValue("error", e.getMessage())
                    .log("command failed");
            var message = e.getMessage() == null ? "no reply" : e.getMessage();
            if (e.refused() && isRemembered(command)) {
                refusals.refused(command, message);
            }
            return new ActionResult.Failed(command, reason(command, e), message);
        }
    }

    /**
     * Nothing rests on some: a primary that is full refuses the marker, and must get its larger limit all the same; an
     * object of ours whose name belongs to somebody else must not keep a shard without its primary.
     */
    private static boolean stops(Action action) {
        return !(action instanceof NodeCommand.MarkEpoch
                || action instanceof NodeCommand.ServeStale
                || action instanceof NodeCommand.PromptAck
                || action instanceof Action.Apply);
    }

    /** Servers must not start with somebody else's configuration, passwords or network rules. */
    private static boolean isPartOfServers(Action action) {
        return action instanceof Action.Apply(var desired, var reason)
                && !(desired instanceof Service
                        || desired instanceof EndpointSlice
                        || desired instanceof PodDisruptionBudget);
    }

    private static boolean isWorkload(Action action) {
        return action instanceof Action.Apply(var desired, var reason) && desired instanceof StatefulSet;
    }

    private static Reason reason(NodeCommand command, CommandFailedException e) {
        if (!e.refused()) {
            return command.reason();
        }
        return command instanceof NodeCommand.Set ? Reason.SETTING_REFUSED : Reason.COMMAND_REFUSED;
    }

    /** Settings have a memory of their own, and these two change nothing that would make the operator try again. */
    private static boolean isRemembered(NodeCommand command) {
        return !(command instanceof NodeCommand.Set
                || command instanceof NodeCommand.MarkEpoch
                || command instanceof NodeCommand.PromptAck);
    }

    // A blind close goes to a node that is silent: that it is silent stays true. A prompt changes nothing, and a marker
    // nothing that a decision could get wrong by an older report.
    private static boolean changesTheNode(NodeCommand command) {
        return !(command instanceof NodeCommand.CloseBlindly
                || command instanceof NodeCommand.PromptAck
                || command instanceof NodeCommand.MarkEpoch);
    }
}
