/**
 * The API of Hearth's cache client. May depend on every package below it except {@code internal}, which only
 * {@link dev.hearth.client.HearthClient} reaches.
 */
@NullMarked
package dev.hearth.client;

import org.jspecify.annotations.NullMarked;
