package dev.hearth.operator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hearth.api.Reason;
import dev.hearth.operator.model.NodeCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands of a planned hand-over in their order, under load: what was acknowledged is still there. */
abstract class SwitchoverContract {

    private static final int WRITERS = 8;
    private static final int SWITCHOVERS = 6;

    abstract String product();

    @Test
    void handingOverBackAndForthLosesNoAcknowledgedWrite() throws Exception {
        try (var engine = new Engine();
                var a = CacheServerProcess.start(product());
                var b = CacheServerProcess.start(product())) {
            engine.commander.send(engine.promote(a, 0), a.address());
            engine.commander.send(
                    new NodeCommand.Follow(b.address().node(), a.address(), Reason.SWITCHING_OVER), b.address());
            await().until(() -> engine.ask(a).replication().replicas().stream().anyMatch(r -> r.offset() > 0));
            engine.commander.send(new NodeCommand.SetFence(a.address().node(), 1, Reason.FENCE_OPENED), a.address());
            var primary = a;
            var replica = b;
            try (var ledger = new WriteLedger(WRITERS, a.port(), b.port())) {
                ledger.awaitMore(500);
                for (var round = 0; round < SWITCHOVERS; round++) {
                    ledger.gapBegins();
                    handOver(engine, primary, replica);
                    var former = primary;
                    primary = replica;
                    replica = former;
                    ledger.awaitMore(500);
                    System.out.printf("%s switchover: write gap %.1f ms%n", product(), ledger.gapMillis());
                }
                ledger.stop();
                assertThat(missing(ledger.acknowledged(), primary)).isEmpty();
                assertThat(ledger.acknowledged()).hasSizeGreaterThan(500 * SWITCHOVERS);
            }
        }
    }

    private static void handOver(Engine engine, CacheServerProcess from, CacheServerProcess to) throws Exception {
        engine.commander.send(
                new NodeCommand.PauseAndClose(from.address().node(), 2_000, Reason.SWITCHOVER_IN_PROGRESS),
                from.address());
        var last = engine.ask(from).replication().offset();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> engine.ask(to).replication().offset() >= last);
        engine.commander.send(engine.promote(to, 1), to.address());
        engine.commander.send(
                new NodeCommand.Follow(from.address().node(), to.address(), Reason.SWITCHING_OVER), from.address());
        engine.commander.send(new NodeCommand.PromptAck(from.address().node(), Reason.SWITCHING_OVER), from.address());
        engine.commander.send(new NodeCommand.Dismiss(from.address().node(), Reason.SWITCHING_OVER), from.address());
    }

    private static List<String> missing(List<String> acknowledged, CacheServerProcess primary) throws Exception {
        var missing = new ArrayList<String>();
        try (var client = primary.client()) {
            for (var key : acknowledged) {
                if (!client.call("EXISTS", key).equals("1")) {
                    missing.add(key);
                }
            }
        }
        return missing;
    }
}
