package dev.hearth.operator.simulation;

import java.util.HashSet;
import java.util.Set;

/** Which hosts do not hear each other. A cut drops silently: nobody gets a reset. */
final class Network {

    private record Pair(String a, String b) {
        static Pair of(String a, String b) {
            return a.compareTo(b) < 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    private final Set<Pair> cuts = new HashSet<>();

    boolean connects(String a, String b) {
        return a.equals(b) || !cuts.contains(Pair.of(a, b));
    }

    void cut(String a, String b) {
        if (!a.equals(b)) {
            cuts.add(Pair.of(a, b));
        }
    }

    void healAll() {
        cuts.clear();
    }
}
