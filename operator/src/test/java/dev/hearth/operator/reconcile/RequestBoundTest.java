package dev.hearth.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestBoundTest {

    private static KubernetesClient client(int timeoutMillis, int port) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withAutoConfigure(false)
                        .withMasterUrl("http://127.0.0.1:" + port)
                        .withRequestTimeout(timeoutMillis)
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    @Test
    void the_start_may_take_longer_and_what_comes_after_it_may_not() {
        try (var client = client(1_500, 1)) {
            var bound = new RequestBound(client);
            bound.starting(new StartupEvent());
            assertThat(client.getConfiguration().getRequestTimeout()).isEqualTo(20_000);
            bound.started(new StartupEvent());
            assertThat(client.getConfiguration().getRequestTimeout()).isEqualTo(1_500);
        }
    }

    /** The mechanism rests on it: a client that kept the bound it was made with would wait for an hour here. */
    @Test
    void a_client_takes_the_bound_of_the_moment_for_each_request() throws IOException {
        try (var silent = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
                var client = client(3_600_000, silent.getLocalPort())) {
            client.getConfiguration().setRequestTimeout(50);
            var held = CompletableFuture.runAsync(() -> accept(silent));
            assertThatThrownBy(() -> client.pods()
                            .inNamespace("shop")
                            .withName("web-s0-0")
                            .get())
                    .isInstanceOf(KubernetesClientException.class);
            assertThat(held).isNotCompletedExceptionally();
        }
    }

    private static void accept(ServerSocket silent) {
        try {
            silent.accept();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
