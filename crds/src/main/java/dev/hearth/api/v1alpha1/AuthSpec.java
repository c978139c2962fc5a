package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Passwords of the cluster. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record AuthSpec(
        @JsonPropertyDescription(
                "Password: the operator makes passwords and puts them into Secrets. Disabled: whoever reaches a node"
                        + " may use it. Unset means Password, for Memcached Disabled.")
        @Nullable
        AuthMode mode,

        @Default("24h")
        @Size(max = 24)
        @ValidationRule(
                value = Rules.DURATION + "1m" + Rules.UP_TO + "168h" + Rules.END,
                message = "must be a duration from 1m to 168h, such as 24h" + Rules.UNITS)
        @JsonPropertyDescription("How long the old password stays valid after a rotation, 1m to 168h.")
        String passwordOverlap) {

    /** What holds when the group is unset. */
    public static final AuthSpec DEFAULT = new AuthSpec(null, "24h");

    public AuthSpec {
        passwordOverlap = Unset.or(passwordOverlap, "24h");
    }
}
