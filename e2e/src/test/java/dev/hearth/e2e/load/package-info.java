/** Tests of the driver's pod and events. */
@NullMarked
package dev.hearth.e2e.load;

import org.jspecify.annotations.NullMarked;
