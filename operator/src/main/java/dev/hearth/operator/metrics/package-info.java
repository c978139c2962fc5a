/** What the operator counts and measures. May depend on the model, the API types and Micrometer. */
@NullMarked
package dev.hearth.operator.metrics;

import org.jspecify.annotations.NullMarked;
