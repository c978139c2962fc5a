package dev.hearth.e2e.scenario;

import dev.hearth.e2e.figures.Loss;
import dev.hearth.e2e.subject.ClusterView;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Something that happens to a cluster.
 *
 * @param name in words
 * @param allowed what it may cost
 * @param happens is given the primary's pod
 * @param over tells from the state before and a state after whether Hearth has dealt with it
 * @param repair undoes what Hearth cannot, such as a lost Kubernetes node
 * @param isRepaired whether there is such a thing; the rebuild counts from it
 */
record Incident(
        String name,
        Loss allowed,
        Consumer<String> happens,
        BiPredicate<ClusterView, ClusterView> over,
        Runnable repair,
        boolean isRepaired) {

    /** An incident that Hearth mends alone. */
    static Incident of(
            String name, Loss allowed, Consumer<String> happens, BiPredicate<ClusterView, ClusterView> over) {
        return new Incident(name, allowed, happens, over, () -> {}, false);
    }

    /** The same with something to undo. */
    Incident repairedBy(Runnable undoing) {
        return new Incident(name, allowed, happens, over, undoing, true);
    }

    boolean isOver(ClusterView before, ClusterView after) {
        return over.test(before, after);
    }

    /** Another node is primary and no move is under way. */
    static boolean anotherPrimary(ClusterView before, ClusterView after) {
        return !after.primary().isEmpty()
                && !after.primary().equals(before.primary())
                && !after.move().isUnderWay();
    }

    /** The spec of now is in force. */
    static boolean settled(ClusterView before, ClusterView after) {
        return after.isReady() && !after.move().isUnderWay();
    }
}
