/**
 * What the protocol needs from a cache server, in its own words: cells, the journal of one shard, the gate before a source. Values
 * and interfaces only; depends on nothing but the JDK. Implemented by {@code internal.lettuce}, and by the in-memory cluster of
 * hearth-client-test under the same contract tests.
 */
@NullMarked
package dev.hearth.client.port;

import org.jspecify.annotations.NullMarked;
