package dev.hearth.operator.observe;

/** A question that has no answer yet. Not thread-safe. */
final class OpenQuestion {

    final long number;
    final Moment asked;
    /** It counts as unanswered, or its silence proves nothing; either way it is not judged again. */
    boolean judged;
    /** The connection is gone, no answer can come. */
    boolean ended;

    OpenQuestion(long number, Moment asked) {
        this.number = number;
        this.asked = asked;
    }

    boolean pending() {
        return !judged && !ended;
    }
}
