/** A real API server for tests of any module. May depend on the JDK and the Kubernetes client only. */
@NullMarked
package dev.hearth.testing;

import org.jspecify.annotations.NullMarked;
