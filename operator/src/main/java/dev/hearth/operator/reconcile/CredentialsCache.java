package dev.hearth.operator.reconcile;

import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.operator.desired.ClusterIdentity;
import dev.hearth.operator.desired.Names;
import dev.hearth.operator.desired.Secrets;
import dev.hearth.operator.engine.NodeCredentials;
import dev.hearth.operator.engine.NodeLogin;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.observe.Belonging;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operator's login to cache nodes, from the informer's cache of credentials Secrets. Safe for any thread. */
@Singleton
final class CredentialsCache implements NodeCredentials {

    private volatile @Nullable InformerEventSource<Secret, CacheCluster> secrets;

    void readFrom(InformerEventSource<Secret, CacheCluster> source) {
        secrets = source;
    }

    @Override
    public Optional<NodeLogin> operator(NodeId node) {
        return Belonging.ofNode(node)
                .flatMap(CredentialsCache::secretOf)
                .flatMap(this::secret)
                .map(Secret::getData)
                .map(data -> data.get(Secrets.OPERATOR_PASSWORD))
                .map(CredentialsCache::decode)
                .map(password -> new NodeLogin(Secrets.OPERATOR_USER, password));
    }

    private Optional<Secret> secret(ResourceID id) {
        var source = secrets;
        return source == null ? Optional.empty() : source.get(id);
    }

    private static Optional<ResourceID> secretOf(ResourceID cluster) {
        return cluster.getNamespace()
                .map(namespace -> new ResourceID(
                        Names.credentials(new ClusterIdentity(namespace, cluster.getName(), "")), namespace));
    }

    private static String decode(String encoded) {
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }
}
