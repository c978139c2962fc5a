package dev.hearth.client.spring;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;

/** The service of the guide, {@code docs/spring.md}, which shows these methods. */
class Products {

    private final Table table;

    Products(Table table) {
        this.table = table;
    }

    /** Stands for the database, shared by all processes. */
    static final class Table {
        final Map<Long, Product> rows = new ConcurrentHashMap<>();
        final AtomicInteger reads = new AtomicInteger();
        volatile @Nullable RuntimeException failure;

        @Nullable
        Product read(long id) {
            reads.incrementAndGet();
            var now = failure;
            if (now != null) {
                throw now;
            }
            return rows.get(id);
        }
    }

    @Cacheable(cacheNames = "products", sync = true)
    public @Nullable Product find(long id) {
        return table.read(id);
    }

    @Cacheable(cacheNames = "products", sync = true)
    public CompletableFuture<@Nullable Product> findLater(long id) {
        return CompletableFuture.supplyAsync(() -> table.read(id));
    }

    @CachePut(cacheNames = "products", key = "#product.id()")
    public Product save(Product product) {
        table.rows.put(product.id(), product);
        return product;
    }

    @CacheEvict(cacheNames = "products")
    public void remove(long id) {
        table.rows.remove(id);
    }

    @CacheEvict(cacheNames = "products", allEntries = true)
    public void raisePrices(int cents) {
        table.rows.replaceAll((id, product) -> new Product(id, product.name(), product.cents() + cents));
    }
}
