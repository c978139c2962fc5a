package dev.hearth.operator.observe;

import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.Reach;
import dev.hearth.operator.model.Replication;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a node said last, and since when its replication offset stands still. Not thread-safe. */
final class AnswerHistory {

    private @Nullable NodeAnswer last;
    private Instant answeredAt = Instant.EPOCH;
    private Instant offsetSince = Instant.EPOCH;
    private long previousOffset = -1;

    void add(NodeAnswer answer, Moment now) {
        var before = last;
        if (before == null || !sameOffset(before.replication(), answer.replication())) {
            offsetSince = now.at();
        }
        previousOffset = before != null && before.runId().equals(answer.runId())
                ? before.replication().offset()
                : -1;
        last = answer;
        answeredAt = now.at();
    }

    Optional<NodeAnswer> last() {
        return Optional.ofNullable(last);
    }

    /** @throws IllegalStateException before the first answer */
    Reach answering() {
        if (last == null) {
            throw new IllegalStateException("no answer yet");
        }
        return new Reach.Answering(last, answeredAt, offsetSince, previousOffset);
    }

    private static boolean sameOffset(Replication one, Replication other) {
        return one.offset() == other.offset() && one.replicationId().equals(other.replicationId());
    }
}
