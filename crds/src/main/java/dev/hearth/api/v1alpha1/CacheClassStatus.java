package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hearth.api.Condition;
import dev.hearth.api.ConditionType;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The class as the operator sees it. A value: two equal statuses need no write. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CacheClassStatus(
        @Min(0) @JsonPropertyDescription("The metadata.generation that this status describes.") @Nullable
        Long observedGeneration,

        @Size(max = 16) @JsonPropertyDescription("What holds and what does not. Ready comes first.")
        List<Condition> conditions,

        @JsonPropertyDescription("The Secret for applications of this class, in the form of servicebinding.io.")
        @Nullable
        BindingReference binding,

        @JsonPropertyDescription("Short texts for the columns of kubectl get. Programs should read the other fields.")
        @Nullable
        ClassSummary summary,

        @Min(0) @JsonPropertyDescription("Revision of the catalog that holds this policy.") @Nullable
        Long catalogRevision,

        @JsonPropertyDescription("The newest accepted policy, with what the profile filled in.") @Nullable
        ClassPolicy effective,

        @JsonPropertyDescription("The effective policy when rollout.percent was last 100.") @Nullable
        ClassPolicy stable) {

    /** Nothing is known yet. */
    public static final CacheClassStatus EMPTY = new CacheClassStatus(null, List.of(), null, null, null, null, null);

    public CacheClassStatus {
        conditions = Unset.list(conditions);
    }

    /** The condition of that type, if it is there. */
    public @Nullable Condition condition(ConditionType type) {
        return conditions.stream().filter(one -> one.is(type)).findFirst().orElse(null);
    }
}
