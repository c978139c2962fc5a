/** Tests of waiting for what is seen. */
@NullMarked
package dev.hearth.e2e.history;

import org.jspecify.annotations.NullMarked;
