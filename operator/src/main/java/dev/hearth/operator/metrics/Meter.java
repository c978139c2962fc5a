package dev.hearth.operator.metrics;

/** Every metric of the operator's own, for code and documentation. */
public enum Meter {
    PASSES("hearth.passes", "Passes over a cluster. An idle cluster has none but the periodic one."),
    ACTIONS("hearth.actions", "Actions by kind and outcome (Done, Failed, Skipped)."),
    HOLDS("hearth.holds", "Times that something was held back, by reason."),
    READY("hearth.cluster.ready", "1 while the condition Ready is True."),
    PRIMARY_AVAILABLE("hearth.cluster.primary.available", "1 while the condition PrimaryAvailable is True.");

    private final String meter;
    private final String meaning;

    Meter(String meter, String meaning) {
        this.meter = meter;
        this.meaning = meaning;
    }

    /** Micrometer's name; Prometheus has underscores in place of dots. */
    public String meter() {
        return meter;
    }

    public String meaning() {
        return meaning;
    }
}
