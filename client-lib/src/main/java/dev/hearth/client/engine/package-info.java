/**
 * Runs the protocol: links to servers, flights, the local level, loads, writers. Depends on the pure packages, the ports, the
 * public values of {@code dev.hearth.client}, Caffeine and SLF4J; never on Lettuce. Time and threads come from {@link
 * dev.hearth.client.engine.Timeline}. Not part of the API.
 */
@NullMarked
package dev.hearth.client.engine;

import org.jspecify.annotations.NullMarked;
