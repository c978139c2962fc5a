package dev.hearth.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * One statement about an object, in the form of Kubernetes' own conditions.
 *
 * <p>{@code reason} is the text of a {@link Reason}; it stays text here so that an older program can read what a newer
 * operator wrote. {@code lastTransitionTime} changes only when {@code status} does, see {@link #since}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Condition(
        @Required @Size(max = 64) @JsonPropertyDescription("Type of the condition, such as Ready.")
        String type,

        @Required @JsonPropertyDescription("True, False, or Unknown when nobody could find out.")
        ConditionStatus status,

        @Min(0) @JsonPropertyDescription("The metadata.generation that this condition was derived from.") @Nullable
        Long observedGeneration,

        @Required @Size(max = 32) @JsonPropertyDescription("When status last changed, RFC 3339 in UTC.")
        String lastTransitionTime,

        @Required
        @Size(max = 64)
        @Pattern("^[A-Za-z]([A-Za-z0-9]*[A-Za-z0-9])?$")
        @JsonPropertyDescription(
                "One CamelCase word for the cause; see the reference of conditions and reasons. The list grows.")
        String reason,

        @Required @Size(max = 32768) @JsonPropertyDescription("What happened, to what, and what to do, for a human.")
        String message) {

    private static final int LONGEST_MESSAGE = 4096;

    /**
     * A condition that came about now.
     *
     * @param message cut to 4096 characters, so that no server's words can make the whole status unacceptable
     * @param time RFC 3339 in UTC, see {@link Timestamps}
     */
    public static Condition of(
            ConditionType type, Outcome outcome, String message, long observedGeneration, String time) {
        return new Condition(
                type.text(),
                outcome.status(),
                observedGeneration,
                time,
                outcome.reason().text(),
                message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…");
    }

    /** This condition with the transition time of {@code before}, if that one had the same type and status. */
    public Condition since(@Nullable Condition before) {
        return before == null || !before.type.equals(type) || before.status != status
                ? this
                : new Condition(type, status, observedGeneration, before.lastTransitionTime, reason, message);
    }

    /** Whether this condition is of that type. */
    public boolean is(ConditionType wanted) {
        return type.equals(wanted.text());
    }

    /** Whether this condition gives that reason. */
    public boolean has(Reason wanted) {
        return reason.equals(wanted.text());
    }
}
