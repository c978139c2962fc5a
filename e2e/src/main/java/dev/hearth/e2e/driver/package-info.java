/**
 * The ledger driver: steady writers and readers against a cluster's Services, with a record of every acknowledged write.
 * Runs as a pod of its own; may depend on the JDK, Lettuce and JSpecify only.
 */
@NullMarked
package dev.hearth.e2e.driver;

import org.jspecify.annotations.NullMarked;
