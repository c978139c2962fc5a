package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy with nothing left to be filled in: the spec of one generation over its profile, see {@link ClassDefaults}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClassPolicy(
        @Required @Min(0) @JsonPropertyDescription("The metadata.generation this policy comes from.")
        long generation,

        @Size(max = 32) @JsonPropertyDescription("Which keys belong to the class.")
        List<@Size(max = 256) String> keyPatterns,

        @JsonPropertyDescription("Whether readers use the cache.") @Nullable
        ClassMode mode,

        @Size(max = 24) @JsonPropertyDescription("How old a value may be when it is served.") @Nullable
        String ttl,

        @JsonPropertyDescription("What the age counts from.") @Nullable
        Expiry expiry,

        @Min(0) @Max(50) @JsonPropertyDescription("By how much ttl is shortened at most, in percent.") @Nullable
        Integer jitterPercent,

        @Size(max = 24) @JsonPropertyDescription("How long it is remembered that the source has no value.") @Nullable
        String absentTTL,

        @Size(max = 24)
        @JsonPropertyDescription("How long beyond ttl a value may be served while the source fails.")
        @Nullable
        String staleIfError,

        @JsonPropertyDescription("Larger values are not stored.") @Nullable
        Quantity maxValueSize,

        @JsonPropertyDescription("What the class wants of the server's eviction.") @Nullable
        EvictionWish eviction,

        @JsonPropertyDescription("Which nodes answer reads.") @Nullable
        ReadFrom readFrom,

        @JsonPropertyDescription("Who loads a value, and when.") @Nullable
        ReadPolicy read,

        @JsonPropertyDescription("What a write does to the cache and the source.") @Nullable
        WritePolicy write,

        @JsonPropertyDescription("Where values come from, and how fast they may be asked for.") @Nullable
        SourceSpec source,

        @JsonPropertyDescription("Protection of the source against many loads of one key.") @Nullable
        StampedeSpec stampede,

        @JsonPropertyDescription("The first level, inside each program.") @Nullable
        LocalSpec local,

        @JsonPropertyDescription("A shared HTTP cache in front of the program.") @Nullable
        EdgeSpec edge,

        @JsonPropertyDescription("What the class promises.") @Nullable
        ObjectiveSpec slo) {

    public ClassPolicy {
        keyPatterns = Unset.list(keyPatterns);
    }
}
