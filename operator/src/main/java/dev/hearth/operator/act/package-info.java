/**
 * The only place that writes: server-side apply, status patches, events, and commands to cache nodes. Never decides.
 */
@NullMarked
package dev.hearth.operator.act;

import org.jspecify.annotations.NullMarked;
