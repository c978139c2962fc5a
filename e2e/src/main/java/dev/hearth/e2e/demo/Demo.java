package dev.hearth.e2e.demo;

import dev.hearth.e2e.cluster.Clusters;
import dev.hearth.e2e.install.HelmRelease;
import dev.hearth.e2e.subject.CacheClusters;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The demo as a program, started at the repository's root. Without an argument it runs; with {@code --down} it removes
 * everything that it made.
 */
public final class Demo {
    static final String NAMESPACE = "hearth-demo";

    /** Held, as the logging of the JDK keeps no logger alive by itself. */
    private static final Logger LIBRARIES = Logger.getLogger("io.fabric8.kubernetes");

    private Demo() {}

    /** Exits with 1 and one line of remedy when something that it needs is missing. */
    public static void main(String[] arguments) throws IOException {
        // The timeline tells what matters; a watch that reconnects while a Kubernetes node is lost does not.
        LIBRARIES.setLevel(Level.SEVERE);
        var timeline = new Timeline(System.out);
        try {
            if (List.of(arguments).contains("--down")) {
                remove(timeline);
            } else {
                run(timeline);
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            timeline.headline("The demo ended: " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void run(Timeline timeline) throws IOException {
        var settings = DemoSettings.from(System.getenv());
        try (var cluster = Clusters.open(System.getenv(), timeline)) {
            new DemoRun(cluster, settings, timeline).run();
        }
    }

    private static void remove(Timeline timeline) {
        if (Clusters.remove(System.getenv(), timeline)) {
            timeline.say("the cluster and everything in it is gone");
            return;
        }
        try (var cluster = Clusters.open(System.getenv(), timeline)) {
            new CacheClusters(cluster.client(), NAMESPACE).deleteNamespace();
            new HelmRelease(cluster, DemoSettings.from(System.getenv()).chart(), timeline).uninstall();
            timeline.say("Hearth and the namespace " + NAMESPACE + " are gone; the cluster is yours and stays");
        }
    }
}
