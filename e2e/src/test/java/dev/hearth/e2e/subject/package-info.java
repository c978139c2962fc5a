/** Tests of reading a CacheCluster's status. */
@NullMarked
package dev.hearth.e2e.subject;

import org.jspecify.annotations.NullMarked;
