/**
 * Reads the catalog of classes that the operator publishes beside the data. Pure; depends on the public policy types. The fields
 * are described in {@code docs/protocol.md}.
 */
@NullMarked
package dev.hearth.client.catalog;

import org.jspecify.annotations.NullMarked;
