/** Tables for the pure pieces of the shard protocol. */
@NullMarked
package dev.hearth.operator.decide.shard;

import org.jspecify.annotations.NullMarked;
