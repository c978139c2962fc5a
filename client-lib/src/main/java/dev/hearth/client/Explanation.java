package dev.hearth.client;

import java.util.List;

/**
 * What the cache knows about a key, and why a read would come from where it does.
 *
 * @param key the natural key
 * @param lines plain sentences: policy, link, local copy, cluster
 */
public record Explanation(String key, List<String> lines) {

    /** All lines, one below the other. */
    @Override
    public String toString() {
        return key + "\n  " + String.join("\n  ", lines);
    }
}
