/** What was seen, in order, and waiting for what is still to be seen. Depends on the JDK only. */
@NullMarked
package dev.hearth.e2e.history;

import org.jspecify.annotations.NullMarked;
