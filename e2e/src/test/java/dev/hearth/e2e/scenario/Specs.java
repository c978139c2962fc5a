package dev.hearth.e2e.scenario;

/** Specs of the clusters under test. Small, so that several fit on one machine. */
final class Specs {
    /** One primary and two replicas over three zones; failovers may follow each other at once. */
    static final String THREE_NODES = redis(2, "None");

    private Specs() {}

    static String redis(int replicas, String persistence) {
        var volume = persistence.equals("None") ? "" : ", size: 256Mi";
        return "{engine: {type: Redis" + image() + "}, replicasPerShard: " + replicas
                + ", resources: {requests: {cpu: 20m}, limits: {memory: 128Mi}}"
                + ", persistence: {mode: " + persistence + volume + "}"
                + ", failover: {coolDown: 0s}}";
    }

    /** The operator's own table, unless {@code -Dhearth.e2e.image} names a server to try. */
    private static String image() {
        var image = System.getProperty("hearth.e2e.image", "");
        return image.isEmpty() ? "" : ", image: '" + image + "'";
    }
}
