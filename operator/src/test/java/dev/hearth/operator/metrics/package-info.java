/** Tests of the figures: what is shown of a cluster, and that it goes with it. */
@NullMarked
package dev.hearth.operator.metrics;

import org.jspecify.annotations.NullMarked;
