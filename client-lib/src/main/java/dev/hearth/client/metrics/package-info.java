/** Meters for Micrometer, for programs that have it. Depends on the API and on Micrometer; nothing depends on it. */
@NullMarked
package dev.hearth.client.metrics;

import org.jspecify.annotations.NullMarked;
