/** Tests of the writes: with fakes, and against a real API server. */
@NullMarked
package dev.hearth.operator.act;

import org.jspecify.annotations.NullMarked;
