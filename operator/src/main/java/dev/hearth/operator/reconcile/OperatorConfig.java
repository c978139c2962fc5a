package dev.hearth.operator.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Everything an installation may set, by property or environment ({@code HEARTH_IMAGES_REDIS=…}). */
@ConfigMapping(prefix = "hearth")
public interface OperatorConfig {

    /** Images for clusters that name none. */
    Images images();

    Lease lease();

    interface Images {
        @WithDefault("redis:7.4.6")
        String redis();

        @WithDefault("valkey/valkey:8.1.4")
        String valkey();
    }

    /** Which of several operator replicas acts. */
    interface Lease {
        @WithDefault("hearth-operator")
        String name();

        /** Unset: the namespace of the pod. */
        Optional<String> namespace();

        /** Unset: the host name, which is the pod's. Two operators of one identity would both lead. */
        Optional<String> identity();

        /** How long a leader that fell silent keeps its lease; at least renewDeadline + retryPeriod + 1.5 s. */
        @WithDefault("6s")
        Duration duration();

        @WithDefault("3s")
        Duration renewDeadline();

        @WithDefault("1s")
        Duration retryPeriod();
    }
}
