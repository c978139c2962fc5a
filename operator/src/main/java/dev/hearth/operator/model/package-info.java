/**
 * The values that flow from observe to decide to act to report: what was seen, what is wanted, what was done. Records
 * only; may depend on the API types, JSpecify and, for manifests, the Fabric8 model.
 */
@NullMarked
package dev.hearth.operator.model;

import org.jspecify.annotations.NullMarked;
