package dev.hearth.e2e.demo;

import dev.hearth.e2e.load.DriverEvent;
import dev.hearth.e2e.load.LedgerFigures;
import dev.hearth.e2e.subject.ClusterView;
import dev.hearth.e2e.subject.ClusterWatch;
import dev.hearth.e2e.subject.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Puts together what the watch and the driver saw. All moments are milliseconds since the epoch by this program's clock.
 *
 * @param lostAt when the Kubernetes node was lost
 * @param backAt when it was Ready again
 * @param oldPrimary the pod that was primary before
 * @param states every state of the cluster since the loss
 * @param events every event of the driver
 * @param ledger verified
 */
record Story(
        long lostAt,
        long backAt,
        String oldPrimary,
        List<Seen> states,
        List<DriverEvent> events,
        LedgerFigures ledger) {

    static Story of(
            long lostAt,
            long backAt,
            String oldPrimary,
            ClusterWatch watch,
            List<DriverEvent> events,
            LedgerFigures ledger) {
        return new Story(lostAt, backAt, oldPrimary, watch.since(lostAt), events, ledger);
    }

    DemoFigures figures() {
        return new DemoFigures(
                sinceLoss(detected()),
                sinceLoss(promoted()),
                sinceLoss(firstWrite()),
                ledger.longestWriteGapMs(),
                ledger.ackedWrites(),
                ledger.ackedLost(),
                rebuilt() - backAt,
                ledger.readsServed(),
                ledger.readErrors());
    }

    List<Phase> phases(String lostNode) {
        var phases = new ArrayList<Phase>();
        phases.add(new Phase("lost", lostNode + " is gone, with the primary " + oldPrimary, 0));
        phases.add(new Phase("detected", "the status tells that the primary does not answer", sinceLoss(detected())));
        first(view -> view.move().phase().equals("Promoting"))
                .ifPresent(seen -> phases.add(new Phase(
                        "fenced", "the old primary cannot acknowledge writes any more", sinceLoss(seen.atMillis()))));
        phases.add(new Phase("promoted", newPrimary() + " is the primary", sinceLoss(promoted())));
        phases.add(new Phase("first write", "clients' writes are acknowledged again", sinceLoss(firstWrite())));
        phases.add(new Phase("node back", lostNode + " is back, as an empty machine", sinceLoss(backAt)));
        phases.add(new Phase("rebuilt", "all cache nodes are in sync and serve", sinceLoss(rebuilt())));
        phases.sort(Comparator.comparingLong(Phase::atMillis));
        return phases;
    }

    List<Sample> writes() {
        var samples = new ArrayList<Sample>();
        for (var event : events) {
            var tenths = event.writesPerTenth();
            for (int i = 0; i < tenths.size(); i++) {
                long at = event.atMillis() - (tenths.size() - 1L - i) * 100;
                samples.add(new Sample(sinceLoss(at), tenths.get(i) * 10.0));
            }
        }
        return samples;
    }

    List<Sample> reads() {
        var samples = new ArrayList<Sample>();
        var seconds = events.stream().filter(DriverEvent::isProgress).toList();
        for (int i = 1; i < seconds.size(); i++) {
            long reads =
                    seconds.get(i).number("readsServed") - seconds.get(i - 1).number("readsServed");
            samples.add(new Sample(sinceLoss(seconds.get(i).atMillis()), reads));
        }
        return samples;
    }

    private long sinceLoss(long atMillis) {
        return atMillis - lostAt;
    }

    private long detected() {
        return first(view -> view.move().isFailoverUnderWay()
                        || view.condition("PrimaryAvailable")
                                .filter(condition -> !condition.isTrue())
                                .isPresent()
                        || view.condition("Degraded")
                                .filter(condition -> condition.isTrue())
                                .isPresent())
                .map(Seen::atMillis)
                .orElseGet(this::promoted);
    }

    private long promoted() {
        return first(this::isPromoted).map(Seen::atMillis).orElseThrow();
    }

    private String newPrimary() {
        return first(this::isPromoted).map(seen -> seen.view().primary()).orElseThrow();
    }

    boolean isPromoted(ClusterView view) {
        return !view.primary().isEmpty() && !view.primary().equals(oldPrimary);
    }

    /** The end of the longest outage that ended after the loss. */
    private long firstWrite() {
        return events.stream()
                .filter(DriverEvent::isOutageEnded)
                .filter(event -> event.moment("firstAck") >= lostAt)
                .max(Comparator.comparingLong(event -> event.number("gapMs")))
                .map(event -> event.moment("firstAck"))
                .orElse(lostAt);
    }

    private long rebuilt() {
        long since = Math.max(backAt, promoted());
        return states.stream()
                .filter(seen -> seen.atMillis() >= since && seen.view().isReady())
                .map(Seen::atMillis)
                .findFirst()
                .orElseThrow();
    }

    private Optional<Seen> first(java.util.function.Predicate<ClusterView> fits) {
        return states.stream().filter(seen -> fits.test(seen.view())).findFirst();
    }
}
