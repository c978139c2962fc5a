package dev.hearth.client.internal.lettuce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.client.contract.Backdoor;
import dev.hearth.client.contract.SessionContract;
import dev.hearth.client.port.Endpoint;
import dev.hearth.client.port.ServerException;
import dev.hearth.client.port.ServerException.Remedy;
import dev.hearth.client.port.Session;
import dev.hearth.client.port.SessionListener;
import dev.hearth.client.testing.CacheServer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The contract on real servers. */
class LettuceSessionIT {

    @Nested
    class OnRedis extends OnAServer {
        OnRedis() {
            super("redis");
        }
    }

    @Nested
    class OnValkey extends OnAServer {
        OnValkey() {
            super("valkey");
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class OnAServer extends SessionContract implements Backdoor {

        private final String product;
        private CacheServer server;
        private ExecutorService thread;
        private Endpoint endpoint;
        private Session session;

        OnAServer(String product) {
            this.product = product;
        }

        @BeforeAll
        void start() {
            server = CacheServer.start(product);
            thread = Executors.newSingleThreadExecutor();
            endpoint = new LettuceEndpoint(server.uri(), "test", thread);
            session = now(endpoint.open(this));
        }

        @AfterAll
        void stop() {
            session.close();
            endpoint.close();
            thread.shutdown();
            server.close();
        }

        @Override
        protected Session session() {
            return session;
        }

        @Override
        protected Backdoor backdoor() {
            return this;
        }

        @Override
        protected void pass(long millis) {
            var until = System.nanoTime() + millis * 1_000_000;
            while (System.nanoTime() < until) {
                server.call("PING");
            }
        }

        @Override
        public void setForeign(String key, String value) {
            server.call("SET", key, value);
        }

        @Override
        public void setForeignType(String key) {
            server.call("HSET", key, "a", "1");
        }

        @Override
        public boolean exists(String key) {
            return server.call("EXISTS", key).equals(":1");
        }

        @Override
        public long ttl(String key) {
            return Long.parseLong(server.call("PTTL", key).substring(1));
        }

        @Override
        public void flush() {
            server.call("FLUSHALL");
            now(session.journal().probe());
        }

        @Test
        void theRunIdIsTheServers() {
            assertThat(server.call("INFO", "server")).contains("run_id:" + session.runId());
        }

        @Test
        void aServerThatForgotItsScriptsIsTaughtAgain() {
            server.call("SCRIPT", "FLUSH");

            assertThat(now(session.gate().take("db", 1, 1, 1)).granted()).isEqualTo(1);
        }

        @Test
        void aReplicaSendsElsewhereAndAFencedPrimarySaysLater() {
            server.call("REPLICAOF", "127.0.0.1", "1");
            assertRemedy(Remedy.ELSEWHERE);
            server.call("REPLICAOF", "NO", "ONE");
            server.call("CONFIG", "SET", "min-replicas-to-write", "1");
            assertRemedy(Remedy.LATER);
            server.call("CONFIG", "SET", "min-replicas-to-write", "0");
            now(session.journal().probe());
        }

        private void assertRemedy(Remedy remedy) {
            assertThatThrownBy(() -> now(session.journal().probe()))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            ServerException.class, e -> assertThat(e.remedy()).isEqualTo(remedy));
            assertThatThrownBy(() -> now(session.gate().take("db", 1, 1, 1)))
                    .cause()
                    .isInstanceOfSatisfying(
                            ServerException.class, e -> assertThat(e.remedy()).isEqualTo(remedy));
        }

        @Test
        void whenOneConnectionEndsAllEnd() throws InterruptedException {
            var ended = new CountDownLatch(1);
            var other = now(endpoint.open(new SessionListener() {
                @Override
                public void changed(List<String> keys) {}

                @Override
                public void flushed() {}

                @Override
                public void closed() {
                    ended.countDown();
                }
            }));
            server.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");

            assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> now(other.journal().probe()))
                    .cause()
                    .isInstanceOfSatisfying(
                            ServerException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.RECONNECT));
            assertThatThrownBy(() -> now(other.cells().get("k")))
                    .cause()
                    .isInstanceOfSatisfying(
                            ServerException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.RECONNECT));
            session = now(endpoint.open(this));
        }
    }
}
