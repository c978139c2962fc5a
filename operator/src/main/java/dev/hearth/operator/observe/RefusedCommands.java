package dev.hearth.operator.observe;

import dev.hearth.operator.act.Refusals;
import dev.hearth.operator.model.NodeCommand;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers which nodes refused commands, and how long each is left alone: 100 ms at first, twice as long each time, 30 s
 * at most. What a server refuses while it reads a large file passes within the first of these; what its access rules
 * forbid stays. A restart of the operator forgets it all and asks once more. Bounded; safe for any thread.
 */
public final class RefusedCommands implements Refusals {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int LIMIT = 10_000;

    private record Count(Refusal last, Duration pause) {}

    private final Clock clock;
    private final Map<NodeId, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<NodeId, Count> eldest) {
            return size() > LIMIT;
        }
    };

    /** @param clock for time stamps */
    public RefusedCommands(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void refused(NodeCommand command, String words) {
        var now = clock.instant();
        var before = Optional.ofNullable(counts.remove(command.node())).filter(c -> !over(c, now));
        var pause = before.map(c -> c.pause().multipliedBy(2)).orElse(FIRST);
        var bounded = pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
        var since = before.map(c -> c.last().since()).orElse(now);
        var last = new Refusal(command.getClass().getSimpleName(), words, since, now, now.plus(bounded));
        counts.put(command.node(), new Count(last, bounded));
    }

    @Override
    public synchronized void done(NodeCommand command) {
        var count = counts.get(command.node());
        if (count != null && count.last().command().equals(command.getClass().getSimpleName())) {
            counts.remove(command.node());
        }
    }

    /** The last refusal, also when its time is up: the node has not done since what it refused. */
    synchronized Optional<Refusal> of(NodeId node) {
        return Optional.ofNullable(counts.get(node))
                .filter(c -> !over(c, clock.instant()))
                .map(Count::last);
    }

    /** Nothing was refused for so long after the last pause that the next refusal is another story. */
    private static boolean over(Count count, Instant now) {
        return now.isAfter(count.last().until().plus(LONGEST.multipliedBy(2)));
    }
}
