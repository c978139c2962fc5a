/** The figures of the end-to-end tests: distributions, what may be lost, the file that all runs are merged into. */
@NullMarked
package dev.hearth.e2e.figures;

import org.jspecify.annotations.NullMarked;
