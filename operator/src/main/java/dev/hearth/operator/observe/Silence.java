package dev.hearth.operator.observe;

import dev.hearth.operator.model.NodeAnswer;
import dev.hearth.operator.model.Reach;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges silence: which questions are open, and what their age says of the node. A question counts only when it was asked
 * after the watch itself was late the last time, and no earlier than the deadline after the node was heard. Not thread-safe.
 */
final class Silence {

    private static final int MAX_OPEN = 8;

    private final ArrayDeque<OpenQuestion> open = new ArrayDeque<>();
    /** When it was heard last, as long as it has been asked without a pause since then. */
    private @Nullable Moment heard;

    private @Nullable Moment since;
    private @Nullable Moment missed;
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

    /**
     * One answer is late, and a second one would be missing only a round later: time to ask once more. Not while the watch
     * itself is late, nor of a node that was not heard lately, so that a fleet is not asked twice at every start.
     */
    boolean worthAnother(Moment now, Duration wait) {
        var alone = unanswered + open.stream().filter(OpenQuestion::pending).count() == 1;
        return alone && heard != null && !open.isEmpty() && late(open.getLast(), now, wait);
    }

    private static boolean late(OpenQuestion question, Moment now, Duration wait) {
        return question.asked.nanos() - now.lastLateNanos() > 0
                && now.nanos() - question.asked.nanos() >= wait.toNanos();
    }

    /** Nothing to judge, now or by waiting. */
    boolean nothingOpen() {
        return open.isEmpty() && quietSince == null;
    }

    void ended(long number) {
        open.stream().filter(q -> q.number == number).forEach(q -> q.ended = true);
    }

    /** The question never left: from here on nobody can say since when the node would not have answered. */
    void withdrawn(long number) {
        open.removeIf(q -> q.number == number);
        heard = null;
    }

    /** Somebody answered this question, or an older one than those that stay open. */
    void broken(long number, Moment now) {
        open.removeIf(q -> q.number <= number);
        heard = now;
        since = null;
        missed = null;
        quietSince = open.isEmpty() ? null : open.getFirst().asked;
        unanswered = 0;
    }

    /** Open questions are void; how long nothing was heard stays, once it counts. */
    void voided() {
        open.clear();
        heard = null;
    }

    /** The connection is closed by us. */
    void dropped() {
        quietSince = null;
    }

    /** The connection was closed by the other side: a sign, though no answer. */
    void lost(Moment now) {
        quietSince = null;
        heard = now;
    }

    /** @return whether one more question counts as unanswered */
    boolean judge(Moment now, Duration deadline) {
        var news = false;
        for (var question : open) {
            var from = later(question.asked, heard);
            if (!question.judged && now.nanos() - from.nanos() >= deadline.toNanos()) {
                question.judged = true;
                if (question.asked.nanos() - now.lastLateNanos() > 0) {
                    missing(from, now);
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

    private void missing(Moment from, Moment now) {
        if (since == null) {
            since = heard != null && heard.nanos() - now.lastLateNanos() > 0 ? heard : from;
            missed = from;
        }
        unanswered++;
    }

    private static Moment later(Moment one, @Nullable Moment other) {
        return other != null && other.nanos() - one.nanos() > 0 ? other : one;
    }

    boolean longerThan(Duration limit, Moment now) {
        return unanswered > 0 && quietSince != null && now.nanos() - quietSince.nanos() >= limit.toNanos();
    }

    Optional<Reach> reach(Optional<NodeAnswer> last) {
        return since == null || missed == null
                ? Optional.empty()
                : Optional.of(new Reach.Silent(since.at(), missed.at(), unanswered, last));
    }
}
