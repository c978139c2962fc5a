package dev.hearth.client.spring;

import java.time.temporal.TemporalAccessor;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.cache.interceptor.SimpleKey;

/**
 * Natural keys of a class: its prefix and the text of Spring's key, as other programs write them too. The number 7 and the text "7"
 * are one key. A key whose text is not certain to be the same in every process is refused.
 */
final class NaturalKeys implements Function<Object, String> {

    private final String cacheClass;
    private final String prefix;

    NaturalKeys(String cacheClass, String prefix) {
        this.cacheClass = cacheClass;
        this.prefix = prefix;
    }

    @Override
    public String apply(Object key) {
        if (key instanceof Enum<?> constant) {
            return prefix + constant.name();
        }
        if (key instanceof CharSequence
                || key instanceof Number
                || key instanceof Boolean
                || key instanceof Character
                || key instanceof UUID
                || key instanceof TemporalAccessor) {
            return prefix + key;
        }
        // SimpleKey does not show its parts, and its text is the same for ("a,b") and ("a", "b").
        var what = key instanceof SimpleKey
                ? "made of no or several arguments"
                : "a " + key.getClass().getName();
        throw new IllegalArgumentException("cache " + cacheClass + ": a key that is " + what
                + " has no certain text; say what it is, such as key = \"#region + ':' + #id\" or key = \"'all'\"");
    }
}
