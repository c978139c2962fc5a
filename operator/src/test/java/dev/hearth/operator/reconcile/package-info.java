/** Tests of the shell around the loop. */
@NullMarked
package dev.hearth.operator.reconcile;

import org.jspecify.annotations.NullMarked;
