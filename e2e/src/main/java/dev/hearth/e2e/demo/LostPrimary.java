package dev.hearth.e2e.demo;

/**
 * What was lost.
 *
 * @param at milliseconds since the epoch
 * @param primary the pod
 * @param node the Kubernetes node
 * @param zone the zone of the Kubernetes node
 */
record LostPrimary(long at, String primary, String node, String zone) {

    /** The Kubernetes node with its zone, for people. */
    String place() {
        return zone.isEmpty() ? node : node + " (" + zone + ")";
    }
}
