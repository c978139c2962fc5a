package dev.hearth.operator.desired;

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
}
