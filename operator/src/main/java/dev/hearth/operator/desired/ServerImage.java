package dev.hearth.operator.desired;

import dev.hearth.api.v1alpha1.CacheClusterSpec;
import dev.hearth.api.v1alpha1.SecretReference;
import java.util.List;

/**
 * Where the server's program comes from.
 *
 * @param name the image, with tag or digest
 * @param pullPolicy as in a container
 * @param pullSecrets names of Secrets in the cluster's namespace
 */
public record ServerImage(String name, String pullPolicy, List<String> pullSecrets) {

    public ServerImage {
        pullSecrets = List.copyOf(pullSecrets);
    }

    static ServerImage of(CacheClusterSpec spec, String name) {
        var policy = switch (spec.engine().imagePullPolicy()) {
            case ALWAYS -> "Always";
            case IF_NOT_PRESENT -> "IfNotPresent";
            case NEVER -> "Never";
        };
        var secrets =
                spec.imagePullSecrets().stream().map(SecretReference::name).toList();
        return new ServerImage(name, policy, secrets);
    }
}
