package dev.hearth.operator.desired;

import dev.hearth.api.Labels;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every name, label, selector and annotation of the objects that belong to a CacheCluster. */
public final class Names {

    /** Condition type of the readiness gate: the node is synced and warm. */
    public static final String WARM_GATE = "cache.hearth.dev/warm";

    /** Pod annotation: hash of the settings that the process read when it started and that cannot change in it. */
    public static final String SETTINGS_HASH = "cache.hearth.dev/settings-hash";

    /** Pod annotation: the restart token the pod was made for. */
    public static final String RESTARTED_FOR = "cache.hearth.dev/restarted-for";

    /** ConfigMap annotation: the generation of the spec it holds. */
    public static final String GENERATION = "cache.hearth.dev/generation";

    /** The label by which the StatefulSet controller names each pod. */
    public static final String POD_NAME = "statefulset.kubernetes.io/pod-name";

    /** The label by which an informer finds the slices that are ours: Kubernetes copies all others to its own. */
    public static final String SLICE_MANAGED_BY = "endpointslice.kubernetes.io/managed-by";

    /** Its value. */
    public static final String SLICE_MANAGER = "hearth.dev";

    /** The container of the cache server. */
    public static final String CONTAINER = "server";

    /** Port name of a RESP server in pods and Services. */
    public static final String PORT_NAME = "redis";

    /** Port of a RESP server in pods and Services. */
    public static final int PORT = 6379;

    /** Name of the claim template; claims are called {@code data-<pod>}. */
    public static final String DATA = "data";

    private static final String HEARTH = "hearth";

    private Names() {}

    public static String statefulSet(ClusterIdentity cluster, int shard) {
        return cluster.name() + "-s" + shard;
    }

    public static String pod(ClusterIdentity cluster, int shard, int ordinal) {
        return statefulSet(cluster, shard) + "-" + ordinal;
    }

    /** The claim that the StatefulSet controller makes for a pod. */
    public static String claim(String pod) {
        return DATA + "-" + pod;
    }

    /** Service that routes to the primary. */
    public static String primary(ClusterIdentity cluster) {
        return cluster.name() + "-primary";
    }

    /** Service that routes to nodes that may answer reads. */
    public static String read(ClusterIdentity cluster) {
        return cluster.name() + "-read";
    }

    /** Headless Service of all nodes; also the name of the NetworkPolicy and of the budget of a shard without replicas. */
    public static String nodes(ClusterIdentity cluster) {
        return cluster.name() + "-nodes";
    }

    /** Disruption budget of the replicas. */
    public static String replicas(ClusterIdentity cluster) {
        return cluster.name() + "-replicas";
    }

    /** Secret for applications, in servicebinding.io form. */
    public static String connection(ClusterIdentity cluster) {
        return cluster.name() + "-connection";
    }

    /** Secret for the servers and the operator. */
    public static String credentials(ClusterIdentity cluster) {
        return cluster.name() + "-credentials";
    }

    /** ConfigMap of the server's boot file. */
    public static String server(ClusterIdentity cluster) {
        return cluster.name() + "-server";
    }

    /** ConfigMap of the last accepted spec. */
    public static String accepted(ClusterIdentity cluster) {
        return cluster.name() + "-accepted";
    }

    /** Host name of a Service, short enough for any cluster domain. */
    public static String host(ClusterIdentity cluster, String service) {
        return service + "." + cluster.namespace() + ".svc";
    }

    /** Host name of one pod, for clients and people; servers are told IPs. */
    public static String podHost(ClusterIdentity cluster, String pod) {
        return pod + "." + host(cluster, nodes(cluster));
    }

    /** Labels of every child. */
    static SortedMap<String, String> labels(EffectiveSpec spec) {
        var labels = new TreeMap<String, String>();
        labels.put(Labels.APP_NAME, spec.engine().label());
        labels.put(Labels.APP_INSTANCE, spec.cluster().name());
        labels.put(Labels.APP_COMPONENT, "node");
        labels.put(Labels.APP_PART_OF, HEARTH);
        labels.put(Labels.APP_MANAGED_BY, HEARTH);
        labels.put(Labels.CLUSTER, spec.cluster().name());
        return labels;
    }

    /** Selects the nodes of a shard. */
    public static SortedMap<String, String> shardSelector(ClusterIdentity cluster, int shard) {
        return selector(cluster, Labels.SHARD, Integer.toString(shard));
    }

    /** Selects the nodes of a cluster in a role. */
    public static SortedMap<String, String> roleSelector(ClusterIdentity cluster, String role) {
        return selector(cluster, Labels.ROLE, role);
    }

    /** Selects exactly one pod of a cluster. */
    public static SortedMap<String, String> podSelector(ClusterIdentity cluster, String pod) {
        return selector(cluster, POD_NAME, pod);
    }

    /** Sorted, as all maps in manifests, so that equal values give equal text. */
    private static SortedMap<String, String> selector(ClusterIdentity cluster, String key, String value) {
        return new TreeMap<>(Map.of(Labels.CLUSTER, cluster.name(), key, value));
    }
}
