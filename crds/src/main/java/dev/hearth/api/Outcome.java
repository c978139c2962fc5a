package dev.hearth.api;

/**
 * A status of a condition together with the reason for it.
 *
 * @param status whether the condition holds
 * @param reason why
 */
public record Outcome(ConditionStatus status, Reason reason) {

    /** The condition holds. */
    public static Outcome yes(Reason reason) {
        return new Outcome(ConditionStatus.TRUE, reason);
    }

    /** The condition does not hold. */
    public static Outcome no(Reason reason) {
        return new Outcome(ConditionStatus.FALSE, reason);
    }

    /** Nobody could find out. */
    public static Outcome unknown(Reason reason) {
        return new Outcome(ConditionStatus.UNKNOWN, reason);
    }
}
