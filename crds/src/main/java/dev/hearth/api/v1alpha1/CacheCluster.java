package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of cache servers as a platform team declares it.
 *
 * <p>The schema fills in defaults; the records do the same when read without an API server, so that an accessor that is
 * not {@code @Nullable} never returns null.
 */
@Group("cache.hearth.dev")
@Version("v1alpha1")
@Kind("CacheCluster")
@Plural("cacheclusters")
@Singular("cachecluster")
@ShortNames("hcluster")
@io.fabric8.kubernetes.model.annotation.Categories("hearth")
@ValidationRule(
        value = "self.metadata.name.size() <= 40 && self.metadata.name.matches('^[a-z]([a-z0-9-]*[a-z0-9])?$')",
        message = "name must be a DNS label of at most 40 characters that starts with a letter: it is part of pod and"
                + " Service names")
public class CacheCluster extends CustomResource<CacheClusterSpec, CacheClusterStatus> implements Namespaced {

    @Override
    protected @Nullable CacheClusterSpec initSpec() {
        return null;
    }

    @Override
    protected @Nullable CacheClusterStatus initStatus() {
        return null;
    }

    @Override
    @Required
    @JsonPropertyDescription("The cluster as declared.")
    public CacheClusterSpec getSpec() {
        return super.getSpec();
    }

    @Override
    @JsonPropertyDescription("The cluster as the operator sees it. Written by the operator only.")
    public CacheClusterStatus getStatus() {
        return super.getStatus();
    }
}
