package dev.hearth.client.port;

/** What became of a fill. */
public enum Filled {
    /** The value is stored. */
    STORED,
    /** The lease had ended, or was voided by an invalidation: nothing was stored. */
    LEASE_GONE,
    /** The value is older than a version that was invalidated: nothing was stored, the lease is given back. */
    BELOW_FLOOR
}
