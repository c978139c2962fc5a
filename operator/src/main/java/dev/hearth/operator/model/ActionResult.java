package dev.hearth.operator.model;

import dev.hearth.api.Reason;

/** What became of an action. */
public sealed interface ActionResult {

    Action action();

    record Done(Action action) implements ActionResult {}

    /**
     * @param reason the cause, for condition and event
     * @param message the server's own words where there are some
     */
    record Failed(Action action, Reason reason, String message) implements ActionResult {}

    /** Not tried, because an earlier one failed. */
    record Skipped(Action action) implements ActionResult {}
}
