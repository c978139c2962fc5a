/**
 * The shell around the loop: the reconciler, event sources, leadership, health and wiring. The only package that sees
 * all the others.
 */
@NullMarked
package dev.hearth.operator.reconcile;

import org.jspecify.annotations.NullMarked;
