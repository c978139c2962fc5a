package dev.hearth.e2e.rights;

import java.util.Comparator;

/**
 * One verb on one resource.
 *
 * @param group the API group, empty for the core group
 * @param resource with its subresource, as in {@code pods/status}
 * @param verb in Kubernetes' words, as in {@code patch}
 */
public record Right(String group, String resource, String verb) implements Comparable<Right> {
    private static final Comparator<Right> ORDER =
            Comparator.comparing(Right::group).thenComparing(Right::resource).thenComparing(Right::verb);

    @Override
    public int compareTo(Right other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return verb + " " + resource + (group.isEmpty() ? "" : "." + group);
    }
}
