package dev.hearth.client.coherence;

import dev.hearth.client.cell.Hash64;
import dev.hearth.client.port.LogEntry.Barrier;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Points in cluster time up to which loads are void, for classes, tags and prefixes. Immutable, so that whoever has checked a
 * value against one of these need not check again until there is another one.
 */
public final class Barriers {

    /** No barrier at all. */
    public static final Barriers NONE = new Barriers(Map.of(), Map.of(), Map.of());

    private static final String CLASS = "c:";
    private static final String TAG = "t:";
    private static final String PREFIX = "x:";

    private final Map<String, Long> classes;
    private final Map<Long, Long> tags;
    private final Map<String, Long> prefixes;

    private Barriers(Map<String, Long> classes, Map<Long, Long> tags, Map<String, Long> prefixes) {
        this.classes = classes;
        this.tags = tags;
        this.prefixes = prefixes;
    }

    /** The name of the barrier of a class. */
    public static String ofClass(String cacheClass) {
        return CLASS + cacheClass;
    }

    /** The name of the barrier of a tag. */
    public static String ofTag(String tag) {
        return TAG + tag;
    }

    /** The name of the barrier of all keys that begin so. */
    public static String ofPrefix(String prefix) {
        return PREFIX + prefix;
    }

    /** These and the given ones; barriers only rise. Names of a kind that is not known here are left out. */
    public Barriers with(Collection<Barrier> raised) {
        if (raised.isEmpty()) {
            return this;
        }
        var newClasses = new HashMap<>(classes);
        var newTags = new HashMap<>(tags);
        var newPrefixes = new HashMap<>(prefixes);
        for (var barrier : raised) {
            var name = barrier.name();
            if (name.startsWith(CLASS)) {
                newClasses.merge(name.substring(CLASS.length()), barrier.at(), Math::max);
            } else if (name.startsWith(TAG)) {
                newTags.merge(Hash64.of(name.substring(TAG.length())), barrier.at(), Math::max);
            } else if (name.startsWith(PREFIX)) {
                newPrefixes.merge(name.substring(PREFIX.length()), barrier.at(), Math::max);
            }
        }
        return new Barriers(newClasses, newTags, newPrefixes);
    }

    /**
     * Whether a value is void.
     *
     * @param tagHashes hashes of the names of its tags
     * @param loadStart cluster milliseconds
     */
    public boolean bar(String cacheClass, String key, long[] tagHashes, long loadStart) {
        if (loadStart <= classes.getOrDefault(cacheClass, Long.MIN_VALUE)) {
            return true;
        }
        if (!tags.isEmpty()) {
            for (var tag : tagHashes) {
                if (loadStart <= tags.getOrDefault(tag, Long.MIN_VALUE)) {
                    return true;
                }
            }
        }
        for (var prefix : prefixes.entrySet()) {
            if (loadStart <= prefix.getValue() && key.startsWith(prefix.getKey())) {
                return true;
            }
        }
        return false;
    }
}
