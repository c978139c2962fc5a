/**
 * What should exist in Kubernetes for a cluster, as pure functions of values. May depend on the model, the API types and
 * the Fabric8 model; never on a client, a clock or randomness.
 */
@NullMarked
package dev.hearth.operator.desired;

import org.jspecify.annotations.NullMarked;
