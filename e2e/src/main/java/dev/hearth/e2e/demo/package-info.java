/**
 * The demo: a Kubernetes node is lost under load and comes back, told as it happens and reported afterwards. May depend on
 * all other packages of this module.
 */
@NullMarked
package dev.hearth.e2e.demo;

import org.jspecify.annotations.NullMarked;
