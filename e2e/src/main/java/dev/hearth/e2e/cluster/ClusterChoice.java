package dev.hearth.e2e.cluster;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster is used, and why.
 *
 * @param kind the provider
 * @param because the reason, for people
 */
public record ClusterChoice(Kind kind, String because) {

    /** The providers. */
    public enum Kind {
        KUBECONFIG,
        K3S,
        LAB
    }

    /**
     * A cluster of the user's own is only touched when it is asked for by name.
     *
     * @param asked the value of {@code HEARTH_CLUSTER}, null if unset
     * @param kubeconfig the value of {@code KUBECONFIG}, null if unset
     * @param dockerAnswers whether a Docker engine answers
     * @throws IllegalArgumentException naming the variable and the remedy
     */
    public static ClusterChoice of(@Nullable String asked, @Nullable String kubeconfig, boolean dockerAnswers) {
        if (asked == null || asked.isBlank()) {
            var ignored = kubeconfig == null ? "" : "; KUBECONFIG is only used with HEARTH_CLUSTER=kubeconfig";
            return dockerAnswers
                    ? new ClusterChoice(Kind.K3S, "a Docker engine answers" + ignored)
                    : new ClusterChoice(Kind.LAB, "no Docker engine answers" + ignored);
        }
        return switch (asked.toLowerCase(Locale.ROOT)) {
            case "kubeconfig" -> existing(kubeconfig);
            case "k3s" -> k3s(dockerAnswers);
            case "lab" -> new ClusterChoice(Kind.LAB, "HEARTH_CLUSTER=lab asks for it");
            default ->
                throw new IllegalArgumentException(
                        "HEARTH_CLUSTER=" + asked + " must be kubeconfig, k3s or lab, or unset");
        };
    }

    private static ClusterChoice existing(@Nullable String kubeconfig) {
        if (kubeconfig == null || kubeconfig.isBlank()) {
            throw new IllegalArgumentException(
                    "HEARTH_CLUSTER=kubeconfig needs KUBECONFIG: the path of the cluster's kubeconfig");
        }
        return new ClusterChoice(Kind.KUBECONFIG, "HEARTH_CLUSTER=kubeconfig asks for it");
    }

    private static ClusterChoice k3s(boolean dockerAnswers) {
        if (!dockerAnswers) {
            throw new IllegalArgumentException(
                    "HEARTH_CLUSTER=k3s needs a Docker engine and none answers: start it, or unset HEARTH_CLUSTER");
        }
        return new ClusterChoice(Kind.K3S, "HEARTH_CLUSTER=k3s asks for it");
    }
}
