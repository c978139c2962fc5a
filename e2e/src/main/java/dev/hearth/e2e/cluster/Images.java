package dev.hearth.e2e.cluster;

import java.util.List;
import java.util.Map;

/**
 * The names by which pods of a cluster find the project's images.
 *
 * @param registry that all of them are in, with its path and without a slash at the end
 * @param version their tag
 */
public record Images(String registry, String version) {
    private static final String LAB_REGISTRY = "registry.hearth.lab/hearth";

    /** Reads {@code HEARTH_REGISTRY} and {@code HEARTH_VERSION}; the lab's registry otherwise. */
    static Images from(Map<String, String> environment) {
        return new Images(
                environment.getOrDefault("HEARTH_REGISTRY", LAB_REGISTRY),
                environment.getOrDefault("HEARTH_VERSION", "0.1.0"));
    }

    /** An image of a cache server that runs on this cluster; what a test needs beside the operator's own table. */
    public String redis() {
        return isLab() ? registry + "/redis:7" : "redis:7.4.6";
    }

    /** Settings of the chart, as {@code name=value}: the lab has server images of its own. */
    public List<String> chartSettings() {
        return isLab()
                ? List.of("images.redis=" + registry + "/redis:7", "images.valkey=" + registry + "/valkey:8")
                : List.of();
    }

    private boolean isLab() {
        return registry.equals(LAB_REGISTRY);
    }

    /** The operator's image. */
    public String operator() {
        return registry + "/operator:" + version;
    }

    /** The ledger driver's image. */
    public String driver() {
        return registry + "/driver:" + version;
    }
}
