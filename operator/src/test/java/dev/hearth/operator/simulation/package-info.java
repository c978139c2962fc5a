/**
 * A shard in memory: servers that lie as real ones do, a clock that only moves when told, pods, a status, operators that
 * die between any two actions. Plans are executed here and invariants are looked at after every event.
 */
@NullMarked
package dev.hearth.operator.simulation;

import org.jspecify.annotations.NullMarked;
