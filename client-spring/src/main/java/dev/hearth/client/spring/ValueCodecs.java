package dev.hearth.client.spring;

import dev.hearth.client.Codec;
import dev.hearth.client.jackson.JsonCodec;
import java.util.List;
import org.springframework.util.ClassUtils;

/** How the values of each class are stored: by a bean, or by the property {@code type}. */
final class ValueCodecs {

    private final List<HearthCacheCodec> beans;
    private final ClassLoader loader;

    ValueCodecs(List<HearthCacheCodec> beans, ClassLoader loader) {
        this.beans = List.copyOf(beans);
        this.loader = loader;
    }

    /** @throws IllegalStateException nothing, or nothing usable, says how */
    @SuppressWarnings("unchecked")
    Codec<Object> of(String name, HearthProperties.CacheClass settings) {
        var own = beans.stream().filter(bean -> bean.cacheClass().equals(name)).toList();
        if (own.size() > 1) {
            throw new IllegalStateException("there are " + own.size() + " HearthCacheCodec beans for class " + name);
        }
        return (Codec<Object>)
                (own.isEmpty() ? byType(name, settings) : own.get(0).codec());
    }

    private Codec<?> byType(String name, HearthProperties.CacheClass settings) {
        var property = "hearth.client.classes." + name + ".type";
        if (settings.type() == null) {
            throw new IllegalStateException(
                    property + " is not set: name the Java class of the values, or declare a HearthCacheCodec bean");
        }
        try {
            var type = ClassUtils.forName(settings.type(), loader);
            if (type == String.class) {
                return Codec.string();
            }
            return type == byte[].class ? Codec.bytes() : JsonCodec.of(name, type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    property + ": there is no class " + settings.type() + ", give its full name", e);
        }
    }
}
