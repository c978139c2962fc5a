package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The published policies of all accepted classes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CatalogStatus(
        @Min(0) @JsonPropertyDescription("Grows with every publication.")
        long revision,

        @Size(max = 32) @JsonPropertyDescription("When it was published, RFC 3339 in UTC with milliseconds.") @Nullable
        String publishTime) {}
