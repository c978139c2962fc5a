/** Hearth on a cluster: the chart installed, its operator watched. May depend on cluster. */
@NullMarked
package dev.hearth.e2e.install;

import org.jspecify.annotations.NullMarked;
