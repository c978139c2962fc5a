package dev.hearth.client.engine;

import dev.hearth.client.LoadContext;
import org.jspecify.annotations.Nullable;

/** A loader, bound to its key. */
@FunctionalInterface
public interface Source<V> {

    /** See {@link dev.hearth.client.ContextLoader}. */
    @Nullable
    V load(LoadContext<V> context) throws Exception;
}
