package dev.hearth.operator.model;

/**
 * The write fence of a shard's primary, by {@code min-replicas-to-write}.
 *
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/replication/">Redis replication</a>
 */
public enum Fence {
    /** No client write is accepted, whatever the role. */
    CLOSED,
    /** Closes by itself when too few replicas acknowledge. */
    ARMED,
    /** Never closes: no replica is left, each write exists once. */
    OPEN
}
