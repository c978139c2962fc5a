package dev.hearth.client.catalog;

import java.util.List;

/**
 * A key pattern: {@code *} stands for any run of characters, also none; everything else for itself; the whole key is matched.
 *
 * @param parts what stands between the stars
 */
public record Pattern(String text, List<String> parts) {

    /** As it is written in a class. */
    public static Pattern of(String text) {
        return new Pattern(text, List.of(text.split("\\*", -1)));
    }

    /** Whether the whole key matches. */
    public boolean matches(String key) {
        if (parts.size() == 1) {
            return key.equals(text);
        }
        var first = parts.get(0);
        var last = parts.get(parts.size() - 1);
        if (key.length() < first.length() + last.length() || !key.startsWith(first) || !key.endsWith(last)) {
            return false;
        }
        var at = first.length();
        var end = key.length() - last.length();
        for (var part : parts.subList(1, parts.size() - 1)) {
            var found = key.indexOf(part, at);
            if (found < 0 || found + part.length() > end) {
                return false;
            }
            at = found + part.length();
        }
        return true;
    }

    /** Whether this pattern of one class comes before that of another. */
    boolean before(String cacheClass, Pattern other, String otherClass) {
        var prefix = Integer.compare(parts.get(0).length(), other.parts.get(0).length());
        if (prefix != 0) {
            return prefix > 0;
        }
        var literals = Integer.compare(literals(), other.literals());
        return literals != 0 ? literals > 0 : cacheClass.compareTo(otherClass) < 0;
    }

    private int literals() {
        return parts.stream().mapToInt(String::length).sum();
    }
}
