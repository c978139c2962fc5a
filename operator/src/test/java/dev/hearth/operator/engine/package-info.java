/** Tests of the engine, and the cache servers they run against: real processes and a fake one. */
@NullMarked
package dev.hearth.operator.engine;

import org.jspecify.annotations.NullMarked;
