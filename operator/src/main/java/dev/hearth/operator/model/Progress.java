package dev.hearth.operator.model;

import dev.hearth.api.Reason;

/**
 * Work under way that takes longer than a pass.
 *
 * @param reason a reason of the condition Reconciling
 * @param message how far it is, for the person on call
 */
public record Progress(Reason reason, String message) {}
