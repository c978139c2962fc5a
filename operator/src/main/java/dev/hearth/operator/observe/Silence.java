package dev.hearth.operator.observe;

import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.Reach;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges silence: which questions are open, and what their age says of the node. A question counts only when it was asked
 * after the watch itself was late the last time. Not thread-safe.
 */
final class Silence {

    private static final int MAX_OPEN = 8;

    private final ArrayDeque<OpenQuestion> open = new ArrayDeque<>();
    private @Nullable Moment since;
    private @Nullable Moment quietSince;
    private int unanswered;

    void asked(OpenQuestion question) {
        if (open.size() == MAX_OPEN) {
            open.removeFirst();
        }
        open.addLast(question);
        if (quietSince == null) {
            quietSince = question.asked;
        }
    }

    /** A question waits for its answer and may still get it in time. */
    boolean pending() {
        return open.stream().anyMatch(OpenQuestion::pending);
    }

    /** Nothing to judge, now or by waiting. */
    boolean nothingOpen() {
        return open.isEmpty() && quietSince == null;
    }

    void ended(long number) {
        open.stream().filter(q -> q.number == number).forEach(q -> q.ended = true);
    }

    /** The question never left. */
    void withdrawn(long number) {
        open.removeIf(q -> q.number == number);
    }

    /** Somebody answered this question, or an older one than those that stay open. */
    void broken(long number) {
        open.removeIf(q -> q.number <= number);
        since = null;
        quietSince = open.isEmpty() ? null : open.getFirst().asked;
        unanswered = 0;
    }

    /** Open questions are void; how long nothing was heard stays. */
    void voided() {
        open.clear();
    }

    void dropped() {
        quietSince = null;
    }

    /** @return whether one more question counts as unanswered */
    boolean judge(Moment now, Duration deadline) {
        var news = false;
        for (var question : open) {
            if (!question.judged && now.nanos() - question.asked.nanos() >= deadline.toNanos()) {
                question.judged = true;
                if (question.asked.nanos() - now.lastLateNanos() > 0) {
                    since = since == null ? question.asked : since;
                    unanswered++;
                    news = true;
                }
            }
        }
        open.removeIf(question -> question.judged && question.ended);
        if (quietSince != null && quietSince.nanos() - now.lastLateNanos() <= 0) {
            quietSince = now;
        }
        return news;
    }

    boolean longerThan(Duration limit, Moment now) {
        return unanswered > 0 && quietSince != null && now.nanos() - quietSince.nanos() >= limit.toNanos();
    }

    Optional<Reach> reach(Optional<NodeAnswer> last) {
        return since == null ? Optional.empty() : Optional.of(new Reach.Silent(since.at(), unanswered, last));
    }
}
