package dev.hearth.e2e.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against real redis-server processes and a relay in place of the Service. */
class LedgerDriverIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private LocalServer primary;
    private LocalServer replica;
    private Relay service;
    private Relay reads;

    @BeforeEach
    void startServers() throws Exception {
        primary = LocalServer.start(folder.resolve("a"), freePort());
        replica = LocalServer.start(folder.resolve("b"), freePort());
        replica.run(commands -> commands.replicaof("127.0.0.1", primary.port()));
        // A link that is up may still have delivered nothing; only a confirmed write proves that it does.
        await().atMost(PATIENCE)
                .until(() -> primary.run(commands -> {
                    commands.set("probe", "1");
                    return commands.waitForReplication(1, 1_000) == 1;
                }));
        service = Relay.to(primary.port());
        reads = Relay.to(replica.port());
    }

    @AfterEach
    void stopServers() throws IOException {
        service.close();
        reads.close();
        primary.close();
        replica.close();
    }

    @Test
    void steadyLoadLosesNothingAndHasNoOutage() throws Exception {
        try (var driver = start()) {
            awaitWrites(driver, 1_000);
            driver.stop();

            assertThat(driver.verify(PATIENCE).lost()).isZero();
            assertThat(driver.report().readRegressions()).isZero();
            assertThat(driver.report().readsServed()).isPositive();
        }
    }

    @Test
    void aKilledPrimaryWhoseReplicaIsPromotedIsOneOutageAndTheLedgerHolds() throws Exception {
        try (var driver = start()) {
            awaitWrites(driver, 500);
            primary.kill();
            await().atMost(PATIENCE).until(() -> events.contains("outageBegan"));
            // Until the link is down the replica still reads what the primary had sent.
            await().atMost(PATIENCE)
                    .until(() ->
                            replica.run(commands -> commands.info("replication").contains("master_link_status:down")));
            replica.run(commands -> commands.replicaofNoOne());
            service.route(replica.port());
            await().atMost(PATIENCE).until(() -> events.contains("outageEnded"));
            awaitWrites(driver, driver.report().ackedWrites() + 300);
            driver.stop();

            var losses = driver.verify(PATIENCE);
            assertThat(losses.checkedWrites()).isEqualTo(driver.report().ackedWrites());
            assertThat(losses.lost())
                    .as("at most the writes outstanding at the kill")
                    .isLessThanOrEqualTo(Load.STEADY.writers());
            assertThat(driver.report().outages()).isNotEmpty();
            assertThat(driver.report().longestWriteGapMs()).isGreaterThanOrEqualTo(100);
        }
    }

    @Test
    void aPrimaryThatRestartsEmptyShowsUpAsLostWritesWithTheirAge() throws Exception {
        try (var driver = start()) {
            awaitWrites(driver, 500);
            primary.kill();
            primary.restart();
            awaitWrites(driver, driver.report().ackedWrites() + 300);
            driver.stop();

            var losses = driver.verify(PATIENCE);
            assertThat(losses.lost()).isGreaterThanOrEqualTo(400).isLessThan(losses.checkedWrites());
            assertThat(losses.examples()).isNotEmpty();
        }
    }

    @Test
    void aDemotedPrimaryRefusesAndTheWritersFindTheNewOneByThemselves() throws Exception {
        try (var driver = start()) {
            awaitWrites(driver, 300);
            replica.run(commands -> commands.replicaofNoOne());
            service.route(replica.port());
            primary.run(commands -> commands.replicaof("127.0.0.1", replica.port()));
            long before = driver.report().ackedWrites();
            awaitWrites(driver, before + 500);
            driver.stop();

            assertThat(driver.report().failures()).containsKey("READONLY");
            assertThat(driver.report().openGapMs())
                    .isLessThan(Duration.ofSeconds(20).toMillis());
        }
    }

    @Test
    void theControlPortReportsVerifiesAndStops() throws Exception {
        try (var driver = start();
                var control = ControlServer.start(driver, 0)) {
            awaitWrites(driver, 300);

            assertThat(call(control, "GET", "/report")).contains("\"ackedWrites\":");
            assertThat(call(control, "POST", "/stop")).contains("\"outages\":");
            assertThat(call(control, "POST", "/verify")).contains("\"ackedLost\":0");
            assertThat(call(control, "GET", "/stop")).contains("takes POST");
        }
    }

    private LedgerDriver start() throws IOException {
        return LedgerDriver.start(
                new DriverConfig(
                        "it", service.endpoint(), reads.endpoint(), Credentials.NONE, Load.STEADY, Timeouts.STANDARD),
                this::record);
    }

    private void record(String name, Map<String, Object> fields) {
        assertThat(fields).containsKey("at");
        events.add(name);
    }

    private static void awaitWrites(LedgerDriver driver, long writes) {
        await().atMost(PATIENCE).until(() -> driver.report().ackedWrites() >= writes);
    }

    private static String call(ControlServer control, String method, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + control.port() + path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
