package dev.hearth.e2e.demo;

import dev.hearth.e2e.cluster.Progress;
import dev.hearth.e2e.load.DriverEvent;
import dev.hearth.e2e.subject.ClusterView;
import dev.hearth.e2e.subject.Seen;
import java.util.Locale;

/** Tells what changes while it changes: the cluster's status when it says something new, the load once in a while. */
final class Narrator {
    private static final int QUIET_EVERY = 5;

    private final Progress progress;
    private String lastStatus = "";
    private int quietSeconds;
    private long reads;

    Narrator(Progress progress) {
        this.progress = progress;
    }

    synchronized void cluster(Seen seen) {
        var status = describe(seen.view());
        if (!status.equals(lastStatus)) {
            lastStatus = status;
            progress.say("cluster   " + status);
        }
    }

    synchronized void load(DriverEvent event) {
        switch (event.name()) {
            case "outageBegan" ->
                progress.say("load      no write has been acknowledged for "
                        + (event.number("at") - event.number("lastAck")) + " ms");
            case "outageEnded" ->
                progress.say("load      writes are acknowledged again, after " + Spans.of(event.number("gapMs")));
            case "progress" -> progressed(event);
            default -> {}
        }
    }

    private void progressed(DriverEvent event) {
        long readsNow = event.number("readsServed");
        long readRate = readsNow - reads;
        reads = readsNow;
        quietSeconds++;
        if (event.isSteady() && quietSeconds < QUIET_EVERY) {
            return;
        }
        quietSeconds = 0;
        long writes = event.writesPerTenth().stream().mapToLong(Long::longValue).sum();
        progress.say(String.format(
                Locale.ROOT,
                "load      %,6d writes/s   %,6d reads/s   acknowledged %,9d",
                writes,
                readRate,
                event.number("ackedWrites")));
    }

    private static String describe(ClusterView view) {
        var ready = view.condition("Ready");
        var reason = ready.map(condition -> condition.reason() + ": " + condition.message())
                .orElse("not observed yet");
        var move = view.move().isUnderWay()
                ? "  [" + view.move().kind() + " " + view.move().phase() + " "
                        + view.move().from() + " to " + view.move().to() + "]"
                : "";
        var rebuild = view.rebuilding().isEmpty()
                ? ""
                : "  [rebuilding " + view.rebuilding() + " " + view.rebuildPercent() + " %]";
        var hold = view.hold().isEmpty() ? "" : "  [holds: " + view.hold() + "]";
        return view.summary("nodes") + " nodes, primary " + (view.primary().isEmpty() ? "none" : view.primary()) + "  "
                + reason + move + rebuild + hold;
    }
}
