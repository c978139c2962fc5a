package dev.hearth.operator.observe;

/** What the watch of a node wants done. */
sealed interface WatchEffect {

    /** Ask the node; the outcome comes back with this number. */
    record Ask(long question) implements WatchEffect {}

    /** Close the connection: it has been silent for too long. */
    record Drop() implements WatchEffect {}

    /** Raise an event: there is news. */
    record Tell() implements WatchEffect {}
}
