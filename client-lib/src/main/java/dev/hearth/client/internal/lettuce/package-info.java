/**
 * The ports over Lettuce, for Redis 7.0 and Valkey 7.2 on. Not part of the API. The only package that may use {@code io.lettuce};
 * depends on the ports and on names of keys.
 */
@NullMarked
package dev.hearth.client.internal.lettuce;

import org.jspecify.annotations.NullMarked;
