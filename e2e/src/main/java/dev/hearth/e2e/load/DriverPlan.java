package dev.hearth.e2e.load;

/**
 * What a driver is to do.
 *
 * @param namespace of the cluster, and of the driver
 * @param cluster whose connection Secret is used
 * @param image the driver's image
 * @param avoidedNode the Kubernetes node that the driver must not run on, as it is to be lost
 * @param writers connections that write
 * @param writesPerSecond of all writers
 * @param gapMillis the shortest time without acknowledged writes that counts as an outage
 */
public record DriverPlan(
        String namespace,
        String cluster,
        String image,
        String avoidedNode,
        int writers,
        int writesPerSecond,
        int gapMillis) {

    /** 8 writers with 1,000 writes a second, outages from 50 ms. */
    public static DriverPlan steady(String namespace, String cluster, String image, String avoidedNode) {
        return new DriverPlan(namespace, cluster, image, avoidedNode, 8, 1_000, 50);
    }
}
