package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** Labels and annotations to add to pods. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PodMetadata(
        @Size(max = 32)
        @ValidationRule(
                value = "self.all(k, !k.startsWith('cache.hearth.dev/') && !k.startsWith('app.kubernetes.io/'))",
                reason = Rules.FORBIDDEN,
                message =
                        "labels may not use the prefixes 'cache.hearth.dev/' and 'app.kubernetes.io/': the operator owns them")
        @JsonPropertyDescription(
                "Labels to add. The prefixes cache.hearth.dev/ and app.kubernetes.io/ belong to the operator.")
        Map<String, @Size(max = 63) String> labels,

        @Size(max = 32)
        @ValidationRule(
                value = "self.all(k, !k.startsWith('cache.hearth.dev/') && !k.startsWith('app.kubernetes.io/'))",
                reason = Rules.FORBIDDEN,
                message =
                        "annotations may not use the prefixes 'cache.hearth.dev/' and 'app.kubernetes.io/': the operator owns them")
        @JsonPropertyDescription(
                "Annotations to add. The prefixes cache.hearth.dev/ and app.kubernetes.io/ belong to the operator.")
        Map<String, @Size(max = 4096) String> annotations) {

    public PodMetadata {
        labels = Unset.map(labels);
        annotations = Unset.map(annotations);
    }
}
