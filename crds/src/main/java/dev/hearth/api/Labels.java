package dev.hearth.api;

/** The labels that Hearth reads or writes. Selectors use only those of {@code cache.hearth.dev}. */
public final class Labels {
    /** Name of the CacheCluster an object belongs to. */
    public static final String CLUSTER = "cache.hearth.dev/cluster";
    /** Index of the shard a pod belongs to, as text. */
    public static final String SHARD = "cache.hearth.dev/shard";
    /** Role of a pod: {@link #ROLE_PRIMARY}, {@link #ROLE_REPLICA} or {@link #ROLE_UNASSIGNED}. */
    public static final String ROLE = "cache.hearth.dev/role";
    /** Value of {@link #ROLE}; servers of a Pool carry it too. */
    public static final String ROLE_PRIMARY = "primary";
    /** Value of {@link #ROLE}. */
    public static final String ROLE_REPLICA = "replica";
    /** Value of {@link #ROLE}. */
    public static final String ROLE_UNASSIGNED = "unassigned";
    /** {@code "true"} on a Secret lets classes use it in headers to their sources. */
    public static final String SOURCE = "cache.hearth.dev/source";
    /** Kind of software: redis, valkey, memcached or hearth-refresh-worker. */
    public static final String APP_NAME = "app.kubernetes.io/name";
    /** Name of the CacheCluster, for people and dashboards. */
    public static final String APP_INSTANCE = "app.kubernetes.io/instance";
    /** {@code node} or {@code refresh-worker}. */
    public static final String APP_COMPONENT = "app.kubernetes.io/component";
    /** Always {@code hearth}. */
    public static final String APP_PART_OF = "app.kubernetes.io/part-of";
    /** Always {@code hearth}. */
    public static final String APP_MANAGED_BY = "app.kubernetes.io/managed-by";

    private Labels() {}
}
