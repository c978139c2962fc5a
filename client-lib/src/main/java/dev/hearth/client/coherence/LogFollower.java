package dev.hearth.client.coherence;

import dev.hearth.client.port.LogEntry;
import dev.hearth.client.port.LogPosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows one invalidation log by position, and knows what a failover took away from it. The position is the last entry processed,
 * id <em>and</em> author, and it is read again each time: when it is not there any more, history was lost or trimmed. What this
 * client has witnessed in the last minute and the log does not have is <em>lost</em> and has to be said again; saying it twice
 * does no harm. Used by one thread.
 */
public final class LogFollower {

    private static final long MEMORY_NANOS = 60_000_000_000L;
    private static final int MEMORY_ENTRIES = 4_096;

    private @Nullable LogPosition position;
    private final Deque<Witnessed> ring = new ArrayDeque<>();
    /** Acknowledged to this client, not met in the log yet. */
    private final Map<String, LogEntry> unmet = new HashMap<>();
    /** Marks of entries that were acknowledged to this client: their effects are done. */
    private final Set<String> acknowledged = new HashSet<>();

    private boolean forgot;

    private record Witnessed(LogEntry entry, long nanos) {}

    /**
     * What follows from having read.
     *
     * @param apply entries whose keys must leave L1, and whose barriers hold
     * @param clear nothing in L1 can be trusted
     * @param lost entries that were witnessed and that the log does not have
     * @param unknownLost more may be lost than this client remembers
     */
    public record CatchUp(List<LogEntry> apply, boolean clear, List<LogEntry> lost, boolean unknownLost) {

        static final CatchUp NOTHING = new CatchUp(List.of(), false, List.of(), false);
    }

    /** The last entry processed; empty before {@link #begin}. */
    public Optional<LogPosition> position() {
        return Optional.ofNullable(position);
    }

    /** From where on to read when the position is lost: everything that both histories have in common is after this id. */
    public String oldestWitnessed() {
        var oldest = LogPosition.START;
        for (var witnessed : ring) {
            var id = witnessed.entry().id();
            if (oldest.equals(LogPosition.START) || LogIds.compare(id, oldest) < 0) {
                oldest = id;
            }
        }
        return oldest;
    }

    /** First contact: whatever was read before knowing a position is doubtful. */
    public CatchUp begin(Optional<LogEntry> newest) {
        position = newest.map(LogEntry::position).orElse(LogPosition.EMPTY);
        return new CatchUp(List.of(), true, List.of(), false);
    }

    /** What was acknowledged to this client before a read was sent, and must be met by it; for {@link #missed}. */
    public Set<String> expected() {
        return Set.copyOf(unmet.keySet());
    }

    /**
     * One page, read from the position on, the position itself included.
     *
     * @return empty: the position is not there, {@link #diverged} has to be told the log from {@link #oldestWitnessed} on
     */
    public Optional<CatchUp> read(List<LogEntry> page, long nanos) {
        var from = position;
        if (from == null) {
            throw new IllegalStateException("begin comes first");
        }
        var rest = page;
        if (!from.atStart()) {
            if (page.isEmpty() || !page.get(0).position().equals(from)) {
                return Optional.empty();
            }
            rest = page.subList(1, page.size());
        }
        return Optional.of(new CatchUp(process(rest, nanos), false, List.of(), false));
    }

    /** Entries that were acknowledged before a read to the end was sent, and that it did not find: lost in a failover. */
    public List<LogEntry> missed(Set<String> expected) {
        var lost = new ArrayList<LogEntry>();
        for (var by : expected) {
            var entry = unmet.remove(by);
            if (entry != null) {
                lost.add(entry);
            }
        }
        return lost;
    }

    /**
     * The log after the position was lost.
     *
     * @param entries all of it from {@link #oldestWitnessed} on, in order
     * @param newest the newest entry; empty: the log is empty
     */
    public CatchUp diverged(List<LogEntry> entries, Optional<LogEntry> newest, long nanos) {
        var present = new HashSet<LogPosition>();
        entries.forEach(entry -> present.add(entry.position()));
        var common = new HashSet<LogPosition>();
        var lost = new ArrayList<LogEntry>();
        for (var witnessed : ring) {
            var at = witnessed.entry().position();
            if (present.contains(at)) {
                common.add(at);
            } else if (nanos - witnessed.nanos() < MEMORY_NANOS) {
                lost.add(witnessed.entry());
            }
        }
        // What is in the log and was not witnessed has not been processed, also when it stands before an entry of our
        // own.
        var after = new ArrayList<>(entries);
        after.removeIf(entry -> common.contains(entry.position()));
        ring.removeIf(witnessed -> !present.contains(witnessed.entry().position()));
        lost.forEach(entry -> unmet.remove(entry.by()));
        var nothingInCommon = ring.isEmpty();
        var unknown = nothingInCommon && forgot;
        forgot = false;
        var apply = process(after, nanos);
        position = newest.map(LogEntry::position).orElse(LogPosition.EMPTY);
        return new CatchUp(apply, nothingInCommon, lost, unknown);
    }

    /** An entry that this client wrote was acknowledged. */
    public void acknowledged(LogEntry entry, long nanos) {
        acknowledged.add(entry.by());
        unmet.put(entry.by(), entry);
        witness(entry, nanos);
    }

    private List<LogEntry> process(List<LogEntry> entries, long nanos) {
        var others = new ArrayList<LogEntry>();
        for (var entry : entries) {
            if (acknowledged.contains(entry.by())) {
                unmet.remove(entry.by());
            } else {
                others.add(entry);
                witness(entry, nanos);
            }
            position = entry.position();
        }
        return others;
    }

    private void witness(LogEntry entry, long nanos) {
        ring.add(new Witnessed(entry, nanos));
        while (!ring.isEmpty()
                && (ring.size() > MEMORY_ENTRIES || nanos - ring.element().nanos() > MEMORY_NANOS)) {
            var gone = ring.remove();
            forgot |= nanos - gone.nanos() <= MEMORY_NANOS;
            if (!unmet.containsKey(gone.entry().by())) {
                acknowledged.remove(gone.entry().by());
            }
        }
    }
}
