package dev.hearth.generate;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import java.util.ArrayList;
import java.util.List;

/** Columns of {@code kubectl get}, in their order. */
final class Columns {
    private final List<CustomResourceColumnDefinition> columns = new ArrayList<>();

    Columns add(String name, String type, String description, String path) {
        return add(name, type, description, path, 0);
    }

    /** A column that only {@code -o wide} shows. */
    Columns wide(String name, String description, String path) {
        return add(name, "string", description, path, 1);
    }

    private Columns add(String name, String type, String description, String path, int priority) {
        columns.add(new CustomResourceColumnDefinitionBuilder()
                .withName(name)
                .withType(type)
                .withDescription(description)
                .withJsonPath(path)
                .withPriority(priority)
                .build());
        return this;
    }

    List<CustomResourceColumnDefinition> list() {
        return List.copyOf(columns);
    }
}
