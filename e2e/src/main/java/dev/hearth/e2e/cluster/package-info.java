/**
 * Where the tests and the demo get their Kubernetes from, and what they may do to it: one interface, three providers. May
 * depend on the Kubernetes client, Testcontainers and the lab's program.
 */
@NullMarked
package dev.hearth.e2e.cluster;

import org.jspecify.annotations.NullMarked;
