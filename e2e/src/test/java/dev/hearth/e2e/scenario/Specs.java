package dev.hearth.e2e.scenario;

/** Specs of the clusters under test. Small, so that several fit on one machine. */
final class Specs {
    /** One primary and two replicas over three zones; failovers may follow each other at once. */
    static final String THREE_NODES = redis(2, "None");

    private Specs() {}

    static String redis(int replicas, String persistence) {
        var volume = persistence.equals("None") ? "" : ", size: 256Mi";
        return "{engine: {type: Redis}, replicasPerShard: " + replicas
                + ", resources: {requests: {cpu: 20m}, limits: {memory: 128Mi}}"
                + ", persistence: {mode: " + persistence + volume + "}"
                + ", failover: {coolDown: 0s}}";
    }
}
