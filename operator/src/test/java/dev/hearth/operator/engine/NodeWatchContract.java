package dev.hearth.operator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hearth.operator.model.Reach;
import dev.hearth.operator.observe.NodeReport;
import dev.hearth.operator.observe.NodeWatch;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.javaoperatorsdk.operator.health.Status;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole watch on real threads and sockets: event source, state machine, probe, server. */
abstract class NodeWatchContract {

    private static final ResourceID OWNER = new ResourceID("web", "test");

    private final LinkedBlockingQueue<ResourceID> events = new LinkedBlockingQueue<>();
    private CacheServer server;
    private Engine engine;
    private NodeWatch<ConfigMap> watch;

    abstract CacheServer start();

    @BeforeEach
    void startWatch() {
        server = start();
        engine = new Engine();
        watch = new NodeWatch<>(
                () -> List.of(server.address()),
                node -> Optional.of(OWNER),
                engine.probe,
                Clock.systemUTC(),
                System::nanoTime);
        watch.setEventHandler(event -> events.add(event.getRelatedCustomResourceID()));
        watch.start();
        awaitReach(Reach.Answering.class);
        events.clear();
    }

    @AfterEach
    void stopWatch() {
        watch.stop();
        engine.close();
        server.resume();
        server.close();
    }

    @Test
    void aKilledNodeRaisesAnEventAndIsRefusedTwiceWithItsConnectionBroken() throws Exception {
        var killedAt = System.nanoTime();
        server.kill();

        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(OWNER);
        System.out.printf("killed -> event after %.1f ms%n", (System.nanoTime() - killedAt) / 1e6);
        await().until(() -> reach() instanceof Reach.Refused refused && refused.refusals() >= 2);
        System.out.printf("killed -> second refusal after %.1f ms%n", (System.nanoTime() - killedAt) / 1e6);
        assertThat(((Reach.Refused) reach()).connectionBroken()).isTrue();
        assertThat(((Reach.Refused) reach()).last()).isPresent();
    }

    @Test
    void aHangingNodeIsSilentAndNotRefused_AndAnswersWhenItWakes() throws Exception {
        var stoppedAt = System.nanoTime();
        server.hang();

        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(OWNER);
        System.out.printf("stopped -> event after %.1f ms%n", (System.nanoTime() - stoppedAt) / 1e6);
        await().until(() -> reach() instanceof Reach.Silent silent && silent.questions() >= 2);

        server.resume();
        awaitReach(Reach.Answering.class);
    }

    @Test
    void aQuietNodeWakesNobody() throws Exception {
        var before = ((Reach.Answering) reach()).answeredAt();
        await().until(() ->
                reach() instanceof Reach.Answering now && now.answeredAt().isAfter(before.plusMillis(1_500)));

        assertThat(events).isEmpty();
        assertThat(watch.getStatus()).isEqualTo(Status.HEALTHY);
    }

    @Test
    void aCommandIsSeenInTheNextReportAndRaisesAnEvent() throws Exception {
        var node = server.address().node();
        var promote = engine.promote(server, 1);
        watch.expectChange(node);
        assertThat(reach()).isEqualTo(new Reach.Unknown());
        engine.commander.send(promote, server.address());
        var sentAt = System.nanoTime();
        watch.askNow(node);

        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(OWNER);
        System.out.printf("commanded -> report after %.1f ms%n", (System.nanoTime() - sentAt) / 1e6);
        assertThat(((Reach.Answering) reach()).answer().isPrimary()).isTrue();
    }

    @Test
    void askingNowRaisesAnEventEvenWithoutNews() throws Exception {
        watch.askNow(server.address().node());

        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(OWNER);
    }

    @Test
    void theOwnerFindsItsReports() {
        var owner = new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("test")
                .withName("web")
                .endMetadata()
                .build();
        var stranger = new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("test")
                .withName("other")
                .endMetadata()
                .build();

        assertThat(watch.getSecondaryResources(owner))
                .extracting(NodeReport::node)
                .containsExactly(server.address().node());
        assertThat(watch.getSecondaryResources(stranger)).isEmpty();
    }

    @Test
    void afterStoppingNobodyIsWokenAnymore() throws Exception {
        watch.stop();
        events.clear();
        server.kill();
        await().pollDelay(Duration.ZERO)
                .until(() -> engine.question(server)
                        .handle((answer, error) -> error != null)
                        .get(10, TimeUnit.SECONDS));

        assertThat(events).isEmpty();
    }

    LinkedBlockingQueue<ResourceID> events() {
        return events;
    }

    Reach reach() {
        return watch.of(server.address().node());
    }

    private void awaitReach(Class<? extends Reach> kind) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> kind.isInstance(reach()));
    }
}
