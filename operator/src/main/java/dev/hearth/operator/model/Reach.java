package dev.hearth.operator.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What the node watch knows of one node right now. Unknown is not down: only {@link Silent} and {@link Refused} speak
 * against a node, and neither of them alone proves that its process is dead.
 */
public sealed interface Reach {

    /** Nobody asked since the operator started, or a command was sent and no question has been answered since. */
    record Unknown() implements Reach {}

    /**
     * The last question was answered in time.
     *
     * @param answer what it said
     * @param answeredAt when the answer came
     * @param offsetSince since when all answers showed this same replication offset under the same id; equal to {@code
     *     answeredAt} after a change
     * @param previousOffset the replication offset in the answer before this one; -1 when there was none in this process
     */
    record Answering(NodeAnswer answer, Instant answeredAt, Instant offsetSince, long previousOffset)
            implements Reach {}

    /**
     * A question is older than its deadline while the watch itself is on time. The connection may still stand: the
     * process may be stopped, its disk or the network may hang.
     *
     * @param since when it was heard last; equal to {@code asked} when nobody can say that it has been silent from then on,
     *     because it was never heard, or was not asked for a while, or the watch itself was late in between
     * @param asked from when on its answer was missing: the first unanswered question was asked
     * @param questions how many in a row went unanswered
     * @param last what it said last
     */
    record Silent(Instant since, Instant asked, int questions, Optional<NodeAnswer> last) implements Reach {}

    /**
     * The kernel at the address refuses connections.
     *
     * @param since when the first refusal came
     * @param refusals how many in a row, each at least 200 ms after the one before, beginning with 1
     * @param connectionBroken an established connection to the process {@code last} speaks of ended with FIN or RST before
     * @param last what it said last
     */
    record Refused(Instant since, int refusals, boolean connectionBroken, Optional<NodeAnswer> last) implements Reach {}

    /**
     * It answers with an error that only a living server gives (BUSY, NOAUTH, max clients reached, …) but does not tell
     * its state.
     *
     * @param since when that began
     * @param error the server's own words
     */
    record Garbled(Instant since, String error) implements Reach {}
}
