/**
 * Reads: informer caches and the node watch, merged into one snapshot. Never writes; may depend on the model, JOSDK and
 * the Kubernetes client's read side.
 */
@NullMarked
package dev.hearth.operator.observe;

import org.jspecify.annotations.NullMarked;
