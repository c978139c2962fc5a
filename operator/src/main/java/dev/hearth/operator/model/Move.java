package dev.hearth.operator.model;

import dev.hearth.api.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * The write-ahead record of a move of the primary's role: in the status before the first command it announces.
 *
 * @param kind why
 * @param reason the cause
 * @param from who loses the role; empty at bootstrap
 * @param to who gets it; empty until a candidate is chosen
 * @param epoch the epoch that the move begins
 * @param startedAt when it was recorded
 * @param fencedSince when the last reachable holder was frozen; empty until all are
 */
public record Move(
        MoveKind kind,
        Reason reason,
        Optional<PrimaryRef> from,
        Optional<NodeId> to,
        long epoch,
        Instant startedAt,
        Optional<Instant> fencedSince) {}
