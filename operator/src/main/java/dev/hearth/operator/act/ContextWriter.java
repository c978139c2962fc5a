package dev.hearth.operator.act;

import dev.hearth.api.Labels;
import dev.hearth.api.Reason;
import dev.hearth.api.Timestamps;
import dev.hearth.api.v1alpha1.CacheCluster;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import dev.hearth.api.v1alpha1.ShardStatus;
import dev.hearth.operator.desired.Names;
import dev.hearth.operator.model.NodeId;
import dev.hearth.operator.model.ShardRecord;
import dev.hearth.operator.model.ShardRecords;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.SSABasedGenericKubernetesResourceMatcher;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes through the framework's own operations, so that what was written is in the caches when the call returns and
 * does not wake the operator. Confined to one pass.
 */
public final class ContextWriter implements KubernetesWriter {

    private static final int UNPROCESSABLE = 422;

    private final CacheCluster cluster;
    private final Context<CacheCluster> context;
    private final Instant now;
    private CacheClusterStatus status;
    private String resourceVersion;

    public ContextWriter(CacheCluster cluster, Context<CacheCluster> context, Instant now) {
        this.cluster = cluster;
        this.context = context;
        this.now = now;
        this.status = cluster.getStatus() == null ? CacheClusterStatus.EMPTY : cluster.getStatus();
        this.resourceVersion = cluster.getMetadata().getResourceVersion();
    }

    /** The version of the object that this pass read, or wrote last: what is written at its end must not skip another's. */
    public String resourceVersion() {
        return resourceVersion;
    }

    @Override
    public void record(ShardRecord shard) {
        var shards = new ArrayList<ShardStatus>();
        shards.addAll(
                status.shards().stream().filter(s -> s.index() != shard.index()).toList());
        shards.add(ShardRecords.write(shard, status.shard(shard.index()), now));
        var next = status.withShards(shards);
        var patch = StatusPatch.of(cluster, next, resourceVersion);
        var written = context.resourceOperations().serverSideApplyPrimaryStatus(patch);
        status = next;
        resourceVersion = written.getMetadata().getResourceVersion();
    }

    @Override
    public void apply(HasMetadata desired) {
        applyTyped(desired);
    }

    private <R extends HasMetadata> void applyTyped(R desired) {
        var actual = cached(desired);
        if (actual.isPresent() && matches(actual.get(), desired)) {
            return;
        }
        if (actual.isPresent()) {
            requireOurs(actual.get());
        } else {
            checkName(desired);
        }
        try {
            context.resourceOperations().serverSideApply(desired);
        } catch (KubernetesClientException e) {
            throw refusal(desired, e).map(r -> (RuntimeException) r).orElse(e);
        }
    }

    @Override
    public void createOnce(HasMetadata desired) {
        if (cached(desired).isPresent()) {
            return;
        }
        checkName(desired);
        try {
            context.resourceOperations().create(desired);
        } catch (KubernetesClientException e) {
            // Somebody was faster; what exists counts.
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    @Override
    public void delete(HasMetadata target) {
        ignoringChange(() -> context.getClient()
                .resource(target)
                .lockResourceVersion(target.getMetadata().getResourceVersion())
                .delete());
    }

    @Override
    public void deletePod(NodeId pod, int gracePeriodSeconds) {
        // The typed client sends no uid precondition, and versions of pods move too often for that one.
        var options = new DeleteOptionsBuilder()
                .withApiVersion("v1")
                .withKind("DeleteOptions")
                .withGracePeriodSeconds((long) gracePeriodSeconds)
                .withNewPreconditions()
                .withUid(pod.uid())
                .endPreconditions()
                .build();
        var path = "/api/v1/namespaces/" + pod.namespace() + "/pods/" + pod.pod();
        ignoringChange(() -> context.getClient().raw(path, "DELETE", options));
    }

    @Override
    public void label(NodeId pod, String role) {
        var patch = pod(pod).editMetadata().addToLabels(Labels.ROLE, role).endMetadata();
        ignoringChange(() -> context.resourceOperations().serverSideApply(patch.build()));
    }

    @Override
    public void gate(NodeId pod, boolean open) {
        var patch = pod(pod).withNewStatus()
                .addNewCondition()
                .withType(Names.WARM_GATE)
                .withStatus(open ? "True" : "False")
                .withReason(open ? Reason.SYNC_DONE.text() : Reason.NOT_IN_SYNC.text())
                .withLastTransitionTime(Timestamps.text(now))
                .endCondition()
                .endStatus();
        ignoringChange(() -> context.resourceOperations().serverSideApplyStatus(patch.build()));
    }

    // The uid makes the server refuse the patch for a pod of the same name that is another one.
    private static PodBuilder pod(NodeId pod) {
        return new PodBuilder(new Pod())
                .withNewMetadata()
                .withNamespace(pod.namespace())
                .withName(pod.pod())
                .withUid(pod.uid())
                .endMetadata();
    }

    @SuppressWarnings("unchecked")
    private <R extends HasMetadata> Optional<R> cached(R desired) {
        var type = (Class<R>) desired.getClass();
        return context.getSecondaryResourcesAsStream(type)
                .filter(r ->
                        r.getMetadata().getName().equals(desired.getMetadata().getName()))
                .findFirst();
    }

    private <R extends HasMetadata> boolean matches(R actual, R desired) {
        if (desired instanceof PersistentVolumeClaim claim && actual instanceof PersistentVolumeClaim existing) {
            var wanted = claim.getSpec().getResources().getRequests();
            return wanted.equals(existing.getSpec().getResources().getRequests());
        }
        return SSABasedGenericKubernetesResourceMatcher.<R>getInstance().matches(actual, desired, context);
    }

    /** Applying by force would take over an object of the same name that somebody else made. */
    private void checkName(HasMetadata desired) {
        var existing = context.getClient().resource(desired).get();
        if (existing != null) {
            requireOurs(existing);
        }
    }

    private void requireOurs(HasMetadata existing) {
        if (!ours(existing)) {
            throw new RefusedException(
                    Reason.NAME_TAKEN,
                    existing.getKind() + " " + existing.getMetadata().getName()
                            + " exists and does not belong to this CacheCluster; rename the CacheCluster or remove it");
        }
    }

    /** By its owner; what outlives its cluster has none, and says by its label whose it is. */
    private boolean ours(HasMetadata existing) {
        var owners = existing.getMetadata().getOwnerReferences();
        if (!owners.isEmpty()) {
            return owners.stream()
                    .allMatch(
                            owner -> owner.getUid().equals(cluster.getMetadata().getUid()));
        }
        var labels = existing.getMetadata().getLabels();
        return labels != null && cluster.getMetadata().getName().equals(labels.get(Labels.CLUSTER));
    }

    private static Optional<RefusedException> refusal(HasMetadata desired, KubernetesClientException e) {
        if (e.getCode() != UNPROCESSABLE && e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
            return Optional.empty();
        }
        var reason = desired instanceof PersistentVolumeClaim ? Reason.VOLUME_NOT_EXPANDABLE : Reason.SETTING_REFUSED;
        return Optional.of(new RefusedException(
                reason, desired.getKind() + " " + desired.getMetadata().getName() + " was refused: " + words(e)));
    }

    private static String words(KubernetesClientException e) {
        @Nullable String own = e.getStatus() == null ? null : e.getStatus().getMessage();
        return own == null ? "HTTP " + e.getCode() : own;
    }

    /** What is gone or was replaced needs nothing; what changed meanwhile is looked at in the next pass. */
    private static void ignoringChange(Runnable write) {
        try {
            write.run();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND
                    && e.getCode() != HttpURLConnection.HTTP_CONFLICT
                    && e.getCode() != UNPROCESSABLE) {
                throw e;
            }
        }
    }
}
