package dev.hearth.operator.model;

import java.time.Duration;

/**
 * What the spec asks of a shard's failover, defaults filled in.
 *
 * @param replicas replicas wanted, 0 to 5
 * @param persistence how nodes keep data
 * @param detectAfter silence on the data path before the primary counts as lost
 * @param fenced true: an isolated primary must have stopped acknowledging before another is promoted
 * @param maxReplicationLag {@code min-replicas-max-lag}, whole seconds
 * @param coolDown between two unplanned failovers
 * @param coldStartWait how long a cold start waits for the member that holds the newest data
 */
public record ShardPolicy(
        int replicas,
        Persistence persistence,
        Duration detectAfter,
        boolean fenced,
        Duration maxReplicationLag,
        Duration coolDown,
        Duration coldStartWait) {}
