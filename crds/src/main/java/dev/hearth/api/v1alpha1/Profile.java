package dev.hearth.api.v1alpha1;

import io.fabric8.kubernetes.api.model.Quantity;

/** One row of defaults; {@code hitRatePercent} 0 means no objective, {@code localEntries} 0 means no first level. */
record Profile(
        String ttl,
        Expiry expiry,
        int jitterPercent,
        String absentTTL,
        String staleIfError,
        Quantity maxValueSize,
        EvictionWish eviction,
        ReadFrom readFrom,
        ReadStrategy read,
        int maxLoadsPerSecond,
        int maxConcurrentLoads,
        String timeout,
        String lease,
        int localEntries,
        Quantity localMemory,
        String localTTL,
        int hitRatePercent) {

    private static final Profile HOT_KEYS = new Profile(
            "5m",
            Expiry.AFTER_WRITE,
            10,
            "30s",
            "0s",
            new Quantity("256Ki"),
            EvictionWish.LFU,
            ReadFrom.PRIMARY,
            ReadStrategy.REFRESH_AHEAD,
            500,
            16,
            "2s",
            "10s",
            10_000,
            new Quantity("64Mi"),
            "30s",
            95);

    /** No first level: a logout must hold on every pod at once. Where a class asks for one all the same, it is kept small. */
    private static final Profile STREAMING_SESSIONS = new Profile(
            "168h",
            Expiry.AFTER_ACCESS,
            0,
            "0s",
            "0s",
            new Quantity("64Ki"),
            EvictionWish.NONE,
            ReadFrom.PRIMARY,
            ReadStrategy.CACHE_ASIDE,
            200,
            16,
            "1s",
            "10s",
            0,
            new Quantity("64Mi"),
            "1s",
            0);

    private static final Profile IMMUTABLE_BLOBS = new Profile(
            "24h",
            Expiry.AFTER_WRITE,
            10,
            "10s",
            "24h",
            new Quantity("8Mi"),
            EvictionWish.LRU,
            ReadFrom.ANY_NODE,
            ReadStrategy.CACHE_ASIDE,
            50,
            4,
            "8s",
            "30s",
            1_000,
            new Quantity("256Mi"),
            "1h",
            80);

    static Profile of(ClassProfile profile) {
        return switch (profile) {
            case HOT_KEYS -> HOT_KEYS;
            case STREAMING_SESSIONS -> STREAMING_SESSIONS;
            case IMMUTABLE_BLOBS -> IMMUTABLE_BLOBS;
        };
    }
}
