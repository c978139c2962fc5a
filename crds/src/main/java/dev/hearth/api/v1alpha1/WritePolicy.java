package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What a write does to the cache and the source. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record WritePolicy(
        @JsonPropertyDescription(
                "Invalidate: the program writes the source, the cache forgets the key. WriteThrough: source, then cache, then"
                        + " the answer. WriteBack: cache and a log, then the answer, the source later. The last two need"
                        + " source.http.write. Unset: Invalidate.")
        @Nullable
        WriteStrategy strategy) {}
