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
 * @param fencedSince since when fewer holders than the fence needs are left; empty until then
 * @param proof why the former primary accepts no write any more; empty until that is certain
 */
public record Move(
        MoveKind kind,
        Reason reason,
        Optional<PrimaryRef> from,
        Optional<NodeId> to,
        long epoch,
        Instant startedAt,
        Optional<Instant> fencedSince,
        Optional<FenceProof> proof) {

    public Move withFencedSince(Instant at) {
        return new Move(kind, reason, from, to, epoch, startedAt, Optional.of(at), proof);
    }

    public Move withoutFencedSince() {
        return new Move(kind, reason, from, to, epoch, startedAt, Optional.empty(), proof);
    }

    /** The candidate is chosen, and the fence is certain for that reason. */
    public Move decided(NodeId candidate, FenceProof why) {
        return new Move(kind, reason, from, Optional.of(candidate), epoch, startedAt, fencedSince, Optional.of(why));
    }

    public Move withProof(FenceProof why) {
        return new Move(kind, reason, from, to, epoch, startedAt, fencedSince, Optional.of(why));
    }
}
