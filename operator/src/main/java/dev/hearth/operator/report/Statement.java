package dev.hearth.operator.report;

import dev.hearth.api.Outcome;
import dev.hearth.api.Reason;

/**
 * What a condition says.
 *
 * @param outcome its status and reason
 * @param message for the person on call
 */
record Statement(Outcome outcome, String message) {

    static Statement yes(Reason reason, String message) {
        return new Statement(Outcome.yes(reason), message);
    }

    static Statement no(Reason reason, String message) {
        return new Statement(Outcome.no(reason), message);
    }

    static Statement unknown(Reason reason, String message) {
        return new Statement(Outcome.unknown(reason), message);
    }
}
