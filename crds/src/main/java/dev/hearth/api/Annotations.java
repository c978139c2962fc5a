package dev.hearth.api;

/** The annotations that people set on a CacheCluster; the operator never edits them. */
public final class Annotations {
    /** {@code Changes}: no updates, scaling or moves. {@code Everything}: observe and report only. */
    public static final String PAUSED = "cache.hearth.dev/paused";
    /** {@code <pod>@<token>}: hand over to that synced replica; {@code <shard>@<token>}: the operator chooses it. */
    public static final String SWITCHOVER = "cache.hearth.dev/switchover";
    /** {@code <pod>@<token>}: throw away this replica's data and volume and rebuild it. */
    public static final String REBUILD = "cache.hearth.dev/rebuild";
    /** {@code <token>}: restart the nodes one by one. */
    public static final String RESTART = "cache.hearth.dev/restart";
    /** {@code <token>}: warm again from all sources. */
    public static final String WARM_UP = "cache.hearth.dev/warm-up";
    /** {@code <token>}: make new passwords. */
    public static final String ROTATE_CREDENTIALS = "cache.hearth.dev/rotate-credentials";
    /** {@code <shard>@<epoch>}: consent to lose data, for exactly this epoch. */
    public static final String ACCEPT_DATA_LOSS = "cache.hearth.dev/accept-data-loss";
    /** {@code "true"}: the API server refuses to delete the object. */
    public static final String DELETION_PROTECTION = "cache.hearth.dev/deletion-protection";

    private Annotations() {}
}
