package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How many keys use the newest policy. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RolloutSpec(
        @Default("100")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription(
                "Percentage of keys that use the newest policy, chosen by hash, so the same for all programs. 100 makes it the"
                        + " stable one. 0 puts everybody back on the stable one.")
        Integer percent) {

    /** All keys. */
    public static final RolloutSpec DEFAULT = new RolloutSpec(100);

    public RolloutSpec {
        percent = Unset.or(percent, 100);
    }
}
