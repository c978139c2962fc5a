package dev.hearth.api.v1alpha1;

import java.util.regex.Pattern;

/**
 * One document of a manifest file.
 *
 * @param kind CacheCluster or CacheClass
 * @param name its name
 * @param text the YAML
 */
record Manifest(String kind, String name, String text) {
    private static final Pattern KIND = Pattern.compile("(?m)^kind: (\\S+)$");
    private static final Pattern NAME = Pattern.compile("(?m)^  name: (\\S+)$");

    static Manifest of(String text) {
        var kind = KIND.matcher(text);
        var name = NAME.matcher(text);
        if (!kind.find() || !name.find()) {
            throw new IllegalArgumentException("neither kind nor name in:\n" + text);
        }
        return new Manifest(kind.group(1), name.group(1), text);
    }

    String plural() {
        return switch (kind) {
            case "CacheCluster" -> "cacheclusters";
            case "CacheClass" -> "cacheclasses";
            default -> throw new IllegalArgumentException("not a kind of Hearth: " + kind);
        };
    }
}
