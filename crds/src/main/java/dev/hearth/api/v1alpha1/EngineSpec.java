package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The kind of server and its image. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record EngineSpec(
        @Required
        @ValidationRule(value = Rules.UNCHANGED, reason = Rules.FORBIDDEN, message = Rules.IMMUTABLE_CLUSTER)
        @JsonPropertyDescription(
                "The dialect the servers speak, not their vendor. Redis from 7.0 and Valkey from 7.2 are supported;"
                        + " what the image really runs is checked at first contact. Immutable. This list grows.")
        EngineType type,

        @Size(min = 1, max = 512)
        @ValidationRule(
                value = "self.contains('@') || (self.matches(':[^/]+$') && !self.endsWith(':latest'))",
                message = "must name a version by tag or digest, such as redis:7.4.6: a floating tag restarts nodes on"
                        + " different versions")
        @JsonPropertyDescription(
                "Image of the server, with a tag or digest. Any stock image will do. Unset means what the nodes"
                        + " already run, else the operator's table; upgrading the operator never restarts data nodes. Changing it"
                        + " restarts nodes one by one, replicas first, then a switchover.")
        @Nullable
        String image,

        @Default("IfNotPresent")
        @JsonPropertyDescription("When the kubelet pulls the image. Changing it restarts nodes one by one.")
        ImagePullPolicy imagePullPolicy) {

    public EngineSpec {
        imagePullPolicy = Unset.or(imagePullPolicy, ImagePullPolicy.IF_NOT_PRESENT);
    }
}
