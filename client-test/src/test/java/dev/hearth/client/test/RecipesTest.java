package dev.hearth.client.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.client.CachePolicy;
import dev.hearth.client.Codec;
import dev.hearth.client.HearthCache;
import dev.hearth.client.HearthClient;
import dev.hearth.client.Profile;
import dev.hearth.client.SourceProtectedException;
import dev.hearth.client.engine.SystemTimeline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recipes of docs/client-guide.md, run. Every block of Java there stands in this file. */
class RecipesTest {

    record Product(long id, String name) {}

    /** A database. */
    static final class Products {
        final List<Long> asked = new ArrayList<>();
        String name = "lamp";
        long version = 1;
        boolean away;

        synchronized Product find(long id) throws IOException {
            asked.add(id);
            if (away) {
                throw new IOException("the database is away");
            }
            return id < 0 ? null : new Product(id, name);
        }

        synchronized Map<Long, Product> findAll(Iterable<Long> ids) {
            var found = new HashMap<Long, Product>();
            ids.forEach(id -> {
                asked.add(id);
                found.put(id, new Product(id, name));
            });
            return found;
        }

        synchronized void save(Product product) {
            name = product.name();
            version++;
        }
    }

    static final class ProductCodec implements Codec<Product> {
        @Override
        public int id() {
            return 100;
        }

        @Override
        public byte[] encode(Product product) {
            return (product.id() + " " + product.name()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Product decode(ByteBuffer bytes) {
            var parts = StandardCharsets.UTF_8.decode(bytes).toString().split(" ", 2);
            return new Product(Long.parseLong(parts[0]), parts[1]);
        }
    }

    private final SystemTimeline timeline = new SystemTimeline("cluster");
    private final MemoryCluster cluster = new MemoryCluster(timeline);
    private final Products database = new Products();
    private HearthClient client;
    private HearthCache<Long, Product> products;

    @BeforeEach
    void open() throws InterruptedException {
        client = HearthClient.builder("memory")
                .connector(cluster.connector())
                .policy(
                        "products",
                        CachePolicy.of(Profile.HOT_KEYS, "product:*").build())
                .policy(
                        "sessions",
                        CachePolicy.of(Profile.STREAMING_SESSIONS, "session:*").build())
                .policy(
                        "blobs",
                        CachePolicy.of(Profile.IMMUTABLE_BLOBS, "blob:*")
                                .ttl(Duration.ofMillis(200))
                                .jitterPercent(0)
                                .build())
                .build();
        assertThat(client.awaitConnected(Duration.ofSeconds(5))).isTrue();
        products = client.cache("products", id -> "product:" + id, new ProductCodec());
    }

    @AfterEach
    void close() {
        client.close();
        timeline.close();
    }

    @Test
    void readThrough() {
        Product lamp = products.get(7L, id -> database.find(id));

        assertThat(lamp).isEqualTo(new Product(7, "lamp"));
        assertThat(products.get(7L, id -> database.find(id))).isEqualTo(lamp);
        assertThat(database.asked).containsExactly(7L);
    }

    @Test
    void none() {
        Product none = products.get(-1L, id -> database.find(id));

        assertThat(none).isNull();
        products.get(-1L, id -> database.find(id));
        assertThat(database.asked).hasSize(1);
    }

    @Test
    void invalidateAfterTheCommit() {
        products.get(7L, id -> database.find(id));

        database.save(new Product(7, "candle"));
        products.invalidate(7L);

        assertThat(products.get(7L, id -> database.find(id)).name()).isEqualTo("candle");
    }

    @Test
    void writeThrough() {
        products.putThrough(7L, new Product(7, "candle"), (id, product) -> database.save(product));

        assertThat(products.get(7L, id -> database.find(id)).name()).isEqualTo("candle");
        assertThat(database.asked).isEmpty();
    }

    @Test
    void laggingReplica() {
        database.save(new Product(7, "candle"));
        products.invalidate(7L, database.version);

        Product read = products.get(7L, (id, load) -> {
            load.version(1); // what the replica had
            return new Product(id, "lamp");
        });

        assertThat(read.name()).as("the caller gets what was read").isEqualTo("lamp");
        assertThat(products.getIfPresent(7L)).as("but it is not cached").isNull();
    }

    @Test
    void tags() {
        products.get(7L, (id, load) -> {
            load.tags("category:5");
            return database.find(id);
        });

        products.invalidateTag("category:5");

        assertThat(products.getIfPresent(7L)).isNull();
    }

    @Test
    void notModified() {
        products.get(7L, (id, load) -> {
            load.version(database.version);
            return database.find(id);
        });
        products.invalidateClass();

        Product lamp = products.get(7L, (id, load) -> {
            if (load.old() != null && load.oldVersion() == database.version) {
                return load.notModified();
            }
            load.version(database.version);
            return database.find(id);
        });

        assertThat(lamp.name()).isEqualTo("lamp");
        assertThat(database.asked).hasSize(1);
    }

    @Test
    void manyAtOnce() {
        products.get(1L, id -> database.find(id));

        Map<Long, Product> page = products.getAll(List.of(1L, 2L, 3L), ids -> database.findAll(ids));

        assertThat(page).hasSize(3);
        assertThat(database.asked).containsExactly(1L, 2L, 3L);
    }

    @Test
    void sessions() {
        HearthCache<String, String> sessions = client.cache("sessions", id -> "session:" + id, Codec.string());

        sessions.put("4711", "anna");
        String user = sessions.getIfPresent("4711");
        assertThat(user).isEqualTo("anna");

        sessions.invalidate("4711");
        assertThat(sessions.getIfPresent("4711")).isNull();
    }

    @Test
    void staleWhileTheSourceFails() throws Exception {
        HearthCache<String, byte[]> blobs = client.cache("blobs", id -> "blob:" + id, Codec.bytes());
        blobs.get("a", id -> new byte[] {1});
        cluster.stepClock(0);
        var until = System.nanoTime() + 10_000_000_000L;
        while (blobs.getIfPresent("a") != null && System.nanoTime() < until) {
            Thread.onSpinWait();
        }

        byte[] blob = blobs.get("a", id -> {
            throw new IOException("the store is away");
        });

        assertThat(blob).containsExactly(1);
        assertThat(blobs.stats().staleServed()).isEqualTo(1);
    }

    @Test
    void withoutTheCluster() {
        products.get(7L, id -> database.find(id));
        cluster.cut();

        Product lamp = products.get(8L, id -> database.find(id)); // from the database, at its local rate

        assertThat(lamp.name()).isEqualTo("lamp");
    }

    @Test
    void sourceProtected() {
        var busy = client.cache("busy", Codec.string());
        cluster.publishCatalog(Map.of(
                "version", "1",
                "busy.key_patterns", "busy:*",
                "busy.max_loads_per_second", "1"));
        var until = System.nanoTime() + 10_000_000_000L;
        while (busy.policy("busy:1").maxLoadsPerSecond() != 1 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        var reads = new ArrayList<CompletableFuture<String>>();
        for (var i = 0; i < 20; i++) {
            reads.add(busy.getAsync("busy:" + i, key -> "value"));
        }

        assertThatThrownBy(() -> CompletableFuture.allOf(reads.toArray(CompletableFuture[]::new))
                        .join())
                .hasCauseInstanceOf(SourceProtectedException.class);
    }

    @Test
    void explain() {
        products.get(7L, id -> database.find(id));

        System.out.println(products.explain(7L));

        assertThat(products.explain(7L).lines()).anyMatch(line -> line.startsWith("local: a copy is served"));
    }

    @Test
    void asynchronously() {
        CompletableFuture<String> name =
                products.getAsync(7L, id -> database.find(id)).thenApply(Product::name);

        assertThat(name.join()).isEqualTo("lamp");
    }

    @Test
    void threadsOfOnesOwn() {
        try (var own = HearthClient.builder("memory")
                .connector(cluster.connector())
                .policy(
                        "products",
                        CachePolicy.of(Profile.HOT_KEYS, "product:*").build())
                .executor(Executors.newCachedThreadPool())
                .build()) {
            var cache = own.cache("products", Codec.string());
            assertThat(cache.get("product:1", key -> Thread.currentThread().getName()))
                    .startsWith("pool");
        }
    }

    @Test
    void virtualTimeInTestsOfPrograms() {
        var time = new VirtualTimeline(1);
        var memory = new MemoryCluster(time);
        var program = HearthClient.builder("memory")
                .connector(memory.connector())
                .timeline(time)
                .executor(time)
                .policy(
                        "products",
                        CachePolicy.of(Profile.HOT_KEYS, "product:*").build())
                .build();
        var cache = program.cache("products", Codec.string());
        time.advance(500); // connects

        var first = cache.getAsync("product:1", key -> "lamp");
        time.advance(10);
        memory.failOver();
        time.advance(600_000); // ten minutes, at once
        var later = cache.getAsync("product:1", key -> "candle");
        time.advance(10);

        assertThat(first.join()).isEqualTo("lamp");
        assertThat(later.join()).isEqualTo("candle");
    }

    @Test
    void everyBlockOfTheGuideIsHere() throws IOException {
        var guide = Files.readString(Path.of("../docs/client-guide.md"));
        var recipes = squeezed(Files.readString(Path.of("src/test/java/dev/hearth/client/test/RecipesTest.java")));
        var blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(guide)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toList());

        assertThat(blocks).hasSizeGreaterThanOrEqualTo(10);
        assertThat(blocks).allSatisfy(block -> assertThat(recipes).contains(squeezed(block)));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
