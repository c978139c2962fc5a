package dev.hearth.operator.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpServer;
import dev.hearth.api.Reason;
import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.operator.model.Announcement;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterEventsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final List<Event> written = new CopyOnWriteArrayList<>();
    private int answer = 200;
    private HttpServer server;
    private KubernetesClient client;
    private ClusterEvents events;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            written.add(Serialization.unmarshal(new String(body, StandardCharsets.UTF_8), Event.class));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withAutoConfigure(false)
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
        events = new ClusterEvents(client);
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private static CacheCluster cluster() {
        var cluster = new CacheCluster();
        cluster.setMetadata(new ObjectMetaBuilder()
                .withNamespace("shop")
                .withName("web")
                .withUid("8d2f1c9e")
                .build());
        return cluster;
    }

    private void tell(Instant at, String subject, String message) {
        events.tell(cluster(), List.of(new Announcement(true, Reason.NODE_UNREACHABLE, subject, message)), at);
    }

    @Test
    void what_is_said_again_within_five_minutes_is_not_written_again() {
        tell(NOW, "web-s0-1", "web-s0-1 does not answer");
        tell(NOW.plusSeconds(299), "web-s0-1", "web-s0-1 does not answer");
        assertThat(written).hasSize(1);
        tell(NOW.plusSeconds(300), "web-s0-1", "web-s0-1 does not answer");
        assertThat(written).hasSize(2);
        assertThat(written.getLast().getCount()).isEqualTo(2);
        assertThat(Instant.parse(written.getLast().getFirstTimestamp())).isEqualTo(NOW);
        assertThat(Instant.parse(written.getLast().getLastTimestamp())).isEqualTo(NOW.plusSeconds(300));
    }

    @Test
    void another_message_about_the_same_is_the_same_event_with_a_higher_count() {
        tell(NOW, "web-s0-1", "web-s0-1 does not answer");
        tell(NOW.plusSeconds(1), "web-s0-1", "web-s0-1 in zone b does not answer");
        assertThat(written)
                .extracting(e -> e.getMetadata().getName())
                .hasSize(2)
                .containsOnly(written.getFirst().getMetadata().getName());
        assertThat(written.getLast().getMessage()).isEqualTo("web-s0-1 in zone b does not answer");
    }

    @Test
    void another_subject_is_another_event_and_both_name_their_cluster() {
        tell(NOW, "web-s0-1", "web-s0-1 does not answer");
        tell(NOW, "web-s0-2", "web-s0-2 does not answer");
        assertThat(written).extracting(e -> e.getMetadata().getName()).doesNotHaveDuplicates();
        assertThat(written).allSatisfy(e -> {
            assertThat(e.getType()).isEqualTo("Warning");
            assertThat(e.getReason()).isEqualTo("NodeUnreachable");
            assertThat(e.getInvolvedObject().getUid()).isEqualTo("8d2f1c9e");
            assertThat(e.getMetadata().getNamespace()).isEqualTo("shop");
        });
    }

    @Test
    void an_event_that_cannot_be_written_does_not_end_the_pass() {
        answer = 403;
        assertThatCode(() -> tell(NOW, "web-s0-1", "web-s0-1 does not answer")).doesNotThrowAnyException();
        assertThat(written).hasSize(1);
    }
}
