package dev.hearth.client.spring;

import dev.hearth.client.Codec;

/**
 * A bean that says how the values of a class are stored, instead of the property {@code type}: for generic types and own formats.
 *
 * @param cacheClass as in {@code hearth.client.classes}
 */
public record HearthCacheCodec(String cacheClass, Codec<?> codec) {}
