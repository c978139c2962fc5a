/** Tests of the figures. */
@NullMarked
package dev.hearth.e2e.figures;

import org.jspecify.annotations.NullMarked;
