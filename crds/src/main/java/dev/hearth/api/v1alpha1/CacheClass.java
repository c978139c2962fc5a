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

/** How a set of keys lives, as an application team declares it. */
@Group("cache.hearth.dev")
@Version("v1alpha1")
@Kind("CacheClass")
@Plural("cacheclasses")
@Singular("cacheclass")
@ShortNames("hclass")
@io.fabric8.kubernetes.model.annotation.Categories("hearth")
@ValidationRule(
        value = "self.metadata.name.size() <= 50 && self.metadata.name.matches('^[a-z]([a-z0-9-]*[a-z0-9])?$')",
        message =
                "name must be a DNS label of at most 50 characters that starts with a letter: programs and metrics use it")
public class CacheClass extends CustomResource<CacheClassSpec, CacheClassStatus> implements Namespaced {

    @Override
    protected @Nullable CacheClassSpec initSpec() {
        return null;
    }

    @Override
    protected @Nullable CacheClassStatus initStatus() {
        return null;
    }

    @Override
    @Required
    @JsonPropertyDescription("The class as declared. What is unset comes from the profile.")
    public CacheClassSpec getSpec() {
        return super.getSpec();
    }

    @Override
    @JsonPropertyDescription("The class as the operator sees it. Written by the operator only.")
    public CacheClassStatus getStatus() {
        return super.getStatus();
    }
}
