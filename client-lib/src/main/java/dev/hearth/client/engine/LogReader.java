package dev.hearth.client.engine;

import dev.hearth.client.cell.Names;
import dev.hearth.client.coherence.LogFollower;
import dev.hearth.client.coherence.LogFollower.CatchUp;
import dev.hearth.client.port.Journal;
import dev.hearth.client.port.LogEntry;
import dev.hearth.client.port.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Reads one log to its end and tells what follows. One read at a time; on the timeline's thread. */
final class LogReader {

    private static final int PAGE = 1_000;

    private final LogFollower follower;
    private final Timeline timeline;

    LogReader(LogFollower follower, Timeline timeline) {
        this.follower = follower;
        this.timeline = timeline;
    }

    /** @param effects told page by page, in order */
    CompletionStage<Void> toTheEnd(Journal journal, Consumer<CatchUp> effects) {
        if (follower.position().isEmpty()) {
            return journal.newest(Names.LOG, 1)
                    .thenAccept(newest ->
                            effects.accept(follower.begin(newest.stream().findFirst())));
        }
        return page(journal, follower.expected(), effects);
    }

    private CompletionStage<Void> page(Journal journal, Set<String> expected, Consumer<CatchUp> effects) {
        var from = follower.position().map(LogPosition::id).orElse(LogPosition.START);
        return journal.read(Names.LOG, from, PAGE).thenCompose(page -> {
            var caughtUp = follower.read(page, timeline.nanos());
            if (caughtUp.isEmpty()) {
                return diverged(journal, follower.oldestWitnessed(), new ArrayList<>(), effects);
            }
            effects.accept(caughtUp.get());
            if (page.size() == PAGE) {
                return page(journal, expected, effects);
            }
            var missed = follower.missed(expected);
            if (!missed.isEmpty()) {
                effects.accept(new CatchUp(List.of(), false, missed, false));
            }
            return CompletableFuture.completedFuture(null);
        });
    }

    private CompletionStage<Void> diverged(
            Journal journal, String from, List<LogEntry> entries, Consumer<CatchUp> effects) {
        return journal.read(Names.LOG, from, PAGE).thenCompose(page -> {
            var known = entries.isEmpty() ? 0 : 1;
            entries.addAll(page.subList(Math.min(known, page.size()), page.size()));
            if (page.size() == PAGE) {
                return diverged(journal, page.get(PAGE - 1).id(), entries, effects);
            }
            var newest = entries.isEmpty()
                    ? journal.newest(Names.LOG, 1)
                            .thenApply(list -> list.stream().findFirst())
                    : CompletableFuture.completedFuture(Optional.of(entries.get(entries.size() - 1)));
            return newest.thenAccept(last -> effects.accept(follower.diverged(entries, last, timeline.nanos())));
        });
    }
}
