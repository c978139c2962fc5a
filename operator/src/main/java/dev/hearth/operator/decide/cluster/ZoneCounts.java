package dev.hearth.operator.decide.cluster;

import dev.hearth.operator.model.ObservedNode;
import dev.hearth.operator.model.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many nodes of a shard each zone has, of the zones where one could be placed.
 *
 * @param nodes by zone; zones without any are there with 0
 * @param open the zones where a node could be placed
 */
record ZoneCounts(Map<String, Integer> nodes, Set<String> open) {

    /** A zone that has only just come back may go again. */
    static final Duration STEADY = Duration.ofMinutes(2);

    static ZoneCounts of(Situation s) {
        var counts = new TreeMap<String, Integer>();
        var open = steady(s).collect(Collectors.toCollection(TreeSet::new));
        open.forEach(zone -> counts.putIfAbsent(zone, 0));
        s.nodes().stream()
                .map(ObservedNode::zone)
                .flatMap(Optional::stream)
                .forEach(zone -> counts.merge(zone, 1, Integer::sum));
        return new ZoneCounts(counts, open);
    }

    private static Stream<String> steady(Situation s) {
        return s.cluster().places().stream()
                .filter(Place::open)
                .filter(p -> !s.now().isBefore(steadyAt(p)))
                .map(Place::zone);
    }

    private static Instant steadyAt(Place place) {
        return place.readySince().plus(STEADY);
    }

    /** When the next zone will count that does not count yet and has no node. */
    static Optional<Instant> nextSteady(Situation s) {
        var known = of(s).nodes().keySet();
        return s.cluster().places().stream()
                .filter(p -> p.open() && !known.contains(p.zone()))
                .map(ZoneCounts::steadyAt)
                .min(Instant::compareTo);
    }

    /** One node less there and one more in the emptiest zone is better than now. */
    boolean crowded(ObservedNode node) {
        return node.zone()
                .map(zone -> nodes.getOrDefault(zone, 0))
                .filter(n -> n >= least() + 2)
                .isPresent();
    }

    boolean uneven() {
        return !open.isEmpty() && most() >= least() + 2;
    }

    int most() {
        return edge(nodes.values(), true);
    }

    List<String> emptiest() {
        return nodes.entrySet().stream()
                .filter(e -> open.contains(e.getKey()) && e.getValue() == least())
                .map(Map.Entry::getKey)
                .toList();
    }

    private int least() {
        return edge(open.stream().map(nodes::get).toList(), false);
    }

    private static int edge(Collection<Integer> counts, boolean most) {
        var sorted = counts.stream().sorted();
        return (most ? sorted.reduce((a, b) -> b) : sorted.findFirst()).orElse(0);
    }
}
