/**
 * The protocol of one shard: who is its primary, and how that changes without losing what can be kept. Pure functions
 * of what was observed; may depend on the model and the API's reasons only.
 */
@NullMarked
package dev.hearth.operator.decide.shard;

import org.jspecify.annotations.NullMarked;
