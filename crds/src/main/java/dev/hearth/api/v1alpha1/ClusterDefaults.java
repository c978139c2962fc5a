package dev.hearth.api.v1alpha1;

/** The defaults that depend on the engine, the mode or persistence, and so cannot stand in the schema. Pure functions. */
public final class ClusterDefaults {
    private ClusterDefaults() {}

    /** Copies of each shard beside its primary. */
    public static int replicasPerShard(CacheClusterSpec spec) {
        if (spec.mode() == ClusterMode.POOL) {
            return 0;
        }
        var declared = spec.replicasPerShard();
        return declared == null ? 2 : declared;
    }

    /** Data limit as a percentage of the memory limit, 10 to 95. */
    public static int maxmemoryPercent(CacheClusterSpec spec) {
        var declared = spec.memory() == null ? null : spec.memory().maxmemoryPercent();
        if (declared != null) {
            return declared;
        }
        if (spec.persistence().mode() != PersistenceMode.NONE) {
            return 65;
        }
        return replicasPerShard(spec) > 0 ? 75 : 85;
    }

    /** What the server removes when the data limit is reached. */
    public static EvictionPolicy evictionPolicy(CacheClusterSpec spec) {
        var declared = spec.memory() == null ? null : spec.memory().evictionPolicy();
        if (declared != null) {
            return declared;
        }
        return spec.engine().type() == EngineType.MEMCACHED ? EvictionPolicy.ALLKEYS_LRU : EvictionPolicy.VOLATILE_LFU;
    }

    /** Whether clients need a password. */
    public static AuthMode authMode(CacheClusterSpec spec) {
        var declared = spec.auth() == null ? null : spec.auth().mode();
        if (declared != null) {
            return declared;
        }
        return spec.engine().type() == EngineType.MEMCACHED ? AuthMode.DISABLED : AuthMode.PASSWORD;
    }

    /** How a lost primary is replaced; meaningless for a Pool. */
    public static FailoverSpec failover(CacheClusterSpec spec) {
        var declared = spec.failover();
        return declared == null ? FailoverSpec.DEFAULT : declared;
    }
}
