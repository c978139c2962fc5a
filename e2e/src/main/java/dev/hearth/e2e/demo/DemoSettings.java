package dev.hearth.e2e.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the demo works with.
 *
 * @param chart the chart's folder
 * @param sample the manifest that is applied; its first CacheCluster is the one that is shown
 * @param output where the report goes
 * @param settings of the chart, as {@code name=value}
 */
record DemoSettings(Path chart, Path sample, Path output, List<String> settings) {

    /** Paths start at the repository; {@code HEARTH_DEMO_SAMPLE} and {@code HEARTH_CHART_SETTINGS} change the defaults. */
    static DemoSettings from(Map<String, String> environment) {
        var settings = environment.getOrDefault("HEARTH_CHART_SETTINGS", "").strip();
        return new DemoSettings(
                Path.of("charts", "hearth"),
                Path.of(environment.getOrDefault("HEARTH_DEMO_SAMPLE", "samples/clusters/minimal-redis.yaml")),
                Path.of("target", "demo"),
                settings.isEmpty() ? List.of() : List.of(settings.split("\\s+")));
    }
}
