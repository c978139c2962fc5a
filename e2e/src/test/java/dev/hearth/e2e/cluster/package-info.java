/** Tests of the choice of a cluster and of running its programs. */
@NullMarked
package dev.hearth.e2e.cluster;

import org.jspecify.annotations.NullMarked;
