package dev.hearth.operator.reconcile;

import dev.hearth.api.v1alpha1.CacheCluster;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/** People act through the spec and through annotations; a status written by us is no news. */
public final class GenerationOrAnnotations implements OnUpdateFilter<CacheCluster> {

    @Override
    public boolean accept(CacheCluster now, CacheCluster before) {
        return !Objects.equals(
                        now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
                || !Objects.equals(
                        now.getMetadata().getAnnotations(), before.getMetadata().getAnnotations());
    }
}
