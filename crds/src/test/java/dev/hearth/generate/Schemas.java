package dev.hearth.generate;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Walks over a schema. */
final class Schemas {
    private Schemas() {}

    /**
     * Calls {@code visitor} for the schema and everything below it, parents first.
     *
     * @param path where the schema stands, such as {@code .spec.shards}; items of a list end in {@code []}, values of a map
     *     in <code>{}</code>
     */
    static void visit(String path, JSONSchemaProps schema, BiConsumer<String, JSONSchemaProps> visitor) {
        visitor.accept(path, schema);
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, child) -> visit(path + "." + name, child, visitor));
        }
        if (schema.getItems() != null && schema.getItems().getSchema() != null) {
            visit(path + "[]", schema.getItems().getSchema(), visitor);
        }
        if (schema.getAdditionalProperties() != null
                && schema.getAdditionalProperties().getSchema() != null) {
            visit(path + "{}", schema.getAdditionalProperties().getSchema(), visitor);
        }
    }

    /** The schema at a path in the form of {@link #visit}. */
    static JSONSchemaProps at(JSONSchemaProps root, String path) {
        List<JSONSchemaProps> found = new ArrayList<>();
        visit("", root, (where, schema) -> {
            if (where.equals(path)) {
                found.add(schema);
            }
        });
        if (found.size() != 1) {
            throw new IllegalStateException("the schema has no " + path);
        }
        return found.get(0);
    }
}
