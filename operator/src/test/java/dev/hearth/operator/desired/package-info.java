/** Golden manifests, and the server's file on real servers. */
@NullMarked
package dev.hearth.operator.desired;

import org.jspecify.annotations.NullMarked;
