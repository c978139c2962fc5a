/**
 * Decides about a cluster as a whole: what it needs beside the shard protocol, and how the parts become one plan. Pure;
 * may depend on the model, the desired manifests, the shard protocol and the API types.
 */
@NullMarked
package dev.hearth.operator.decide.cluster;

import org.jspecify.annotations.NullMarked;
