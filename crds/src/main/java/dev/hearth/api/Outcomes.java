package dev.hearth.api;

import java.util.Arrays;
import java.util.List;

/** Shorthand for the tables in the condition types. */
final class Outcomes {
    private Outcomes() {}

    static List<Outcome> yes(Reason... reasons) {
        return Arrays.stream(reasons).map(Outcome::yes).toList();
    }

    static List<Outcome> no(Reason... reasons) {
        return Arrays.stream(reasons).map(Outcome::no).toList();
    }

    static List<Outcome> unknown(Reason... reasons) {
        return Arrays.stream(reasons).map(Outcome::unknown).toList();
    }

    @SafeVarargs
    static List<Outcome> all(List<Outcome>... parts) {
        return Arrays.stream(parts).flatMap(List::stream).toList();
    }
}
