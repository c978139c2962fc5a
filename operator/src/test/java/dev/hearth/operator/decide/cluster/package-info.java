/** Tests of the cluster's decisions: tables of situations and what follows. */
@NullMarked
package dev.hearth.operator.decide.cluster;

import org.jspecify.annotations.NullMarked;
