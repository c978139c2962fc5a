/** Makes the CRDs and the reference pages from the types. Runs in tests only, so that users of the jar need none of it. */
@NullMarked
package dev.hearth.generate;

import org.jspecify.annotations.NullMarked;
