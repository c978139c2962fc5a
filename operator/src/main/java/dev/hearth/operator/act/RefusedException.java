package dev.hearth.operator.act;

import dev.hearth.api.Reason;

/** The API server refuses an object for good, or its name belongs to someone else: a person has to mend it. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public RefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
