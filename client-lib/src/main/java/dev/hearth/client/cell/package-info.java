/**
 * What is stored, byte by byte: cells, hashes, names of keys. Pure functions; depends on nothing but the JDK. The format is
 * described for other languages in {@code docs/protocol.md}.
 */
@NullMarked
package dev.hearth.client.cell;

import org.jspecify.annotations.NullMarked;
