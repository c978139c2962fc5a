package dev.hearth.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page with every field of a kind. */
final class FieldPage {
    private static final Pattern FROM_TO = Pattern.compile("from (\\S+) to (\\w+)");

    private final StringBuilder page = new StringBuilder();

    private FieldPage() {}

    static String text(CustomResourceDefinition crd) {
        var result = new FieldPage();
        var version = crd.getSpec().getVersions().get(0);
        var root = version.getSchema().getOpenAPIV3Schema();
        var names = crd.getSpec().getNames();
        result.page
                .append("<!-- Made from the types in crds/src/main/java by `make generate`; do not edit. -->\n# ")
                .append(names.getKind())
                .append("\n\n")
                .append(root.getDescription())
                .append("\n\n`apiVersion: ")
                .append(crd.getSpec().getGroup())
                .append('/')
                .append(version.getName())
                .append("`, namespaced, short name `")
                .append(String.join("`, `", names.getShortNames()))
                .append(
                        "`; `kubectl get hearth` lists both kinds. Durations are strings such as `500ms`, `5m`, `168h`.\n");
        result.rules("metadata.name", root);
        Schemas.visit("", root, result::group);
        result.columns(version.getAdditionalPrinterColumns());
        return result.page.toString();
    }

    private void group(String path, JSONSchemaProps schema) {
        if (path.isEmpty() || leaf(schema) || isKubernetesOwn(schema)) {
            return;
        }
        var name = path.substring(1);
        page.append("\n## ").append(name).append("\n\n");
        if (schema.getDescription() != null) {
            page.append(schema.getDescription()).append("\n\n");
        }
        page.append("| Field | Type | Default | Allowed | Meaning |\n|---|---|---|---|---|\n");
        schema.getProperties().forEach((field, child) -> row(schema, field, child));
        rules(name, schema);
    }

    private void row(JSONSchemaProps parent, String field, JSONSchemaProps schema) {
        var required = parent.getRequired() != null && parent.getRequired().contains(field);
        page.append("| `").append(field).append("` | ").append(type(schema)).append(" | ");
        page.append(required ? "required" : defaultOf(schema)).append(" | ");
        page.append(String.join("; ", bounds(schema))).append(" | ");
        page.append(cell(Objects.toString(schema.getDescription(), ""))).append(" |\n");
    }

    private void rules(String name, JSONSchemaProps schema) {
        var lines = new ArrayList<String>();
        addRules(lines, name, schema);
        if (!name.equals("metadata.name")) {
            schema.getProperties().forEach((field, child) -> {
                addRules(lines, name + "." + field, leaf(child) ? child : null);
                addRules(
                        lines,
                        name + "." + field + "[]",
                        child.getItems() == null ? null : child.getItems().getSchema());
                addRules(
                        lines,
                        name + "." + field + "[key]",
                        child.getAdditionalProperties() == null
                                ? null
                                : child.getAdditionalProperties().getSchema());
            });
        }
        if (!lines.isEmpty()) {
            page.append("\nThe API server answers a wrong value with:\n\n");
            lines.stream()
                    .distinct()
                    .forEach(line -> page.append("- ").append(line).append('\n'));
        }
    }

    private static void addRules(List<String> lines, String name, JSONSchemaProps schema) {
        if (schema == null || schema.getXKubernetesValidations() == null) {
            return;
        }
        for (var rule : schema.getXKubernetesValidations()) {
            lines.add("`" + name + Objects.toString(rule.getFieldPath(), "") + "`: " + rule.getMessage());
        }
    }

    /** Rules of a group stand in the group's own section, except those that were put on the field that holds it. */
    private static boolean leaf(JSONSchemaProps schema) {
        return schema.getProperties() == null || schema.getProperties().isEmpty();
    }

    private static boolean isKubernetesOwn(JSONSchemaProps schema) {
        return schema.getProperties().values().stream().allMatch(child -> child.getDescription() == null);
    }

    private static String type(JSONSchemaProps schema) {
        if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
            return "quantity";
        }
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return schema.getEnum().stream()
                    .map(one -> "`" + one.asText() + "`")
                    .collect(Collectors.joining(", "));
        }
        if (schema.getItems() != null) {
            return "list of " + type(schema.getItems().getSchema());
        }
        if (schema.getAdditionalProperties() != null) {
            return "map to " + type(schema.getAdditionalProperties().getSchema());
        }
        if (!leaf(schema) && isKubernetesOwn(schema)) {
            return "as in Kubernetes";
        }
        return "date-time".equals(schema.getFormat()) ? "time" : schema.getType();
    }

    private static String defaultOf(JSONSchemaProps schema) {
        JsonNode value = schema.getDefault();
        return value == null ? "" : "`" + (value.isTextual() ? value.asText() : value.toString()) + "`";
    }

    private static List<String> bounds(JSONSchemaProps schema) {
        var bounds = new ArrayList<String>();
        var rules = Objects.requireNonNullElse(schema.getXKubernetesValidations(), List.<ValidationRule>of());
        if (rules.stream().anyMatch(rule -> rule.getRule().equals("self == oldSelf"))) {
            bounds.add("immutable");
        }
        var between = rules.stream()
                .map(rule -> FROM_TO.matcher(rule.getMessage()))
                .filter(Matcher::find)
                .map(found -> found.group(1) + " to " + found.group(2))
                .findFirst();
        between.ifPresent(bounds::add);
        range(bounds, "", whole(schema.getMinimum()), whole(schema.getMaximum()));
        var bounded = between.isPresent() || schema.getFormat() != null || schema.getXKubernetesIntOrString() != null;
        range(bounds, " characters", schema.getMinLength(), bounded ? null : schema.getMaxLength());
        range(bounds, " entries", schema.getMinItems(), schema.getMaxItems());
        range(bounds, " entries", schema.getMinProperties(), schema.getMaxProperties());
        return bounds;
    }

    private static void range(List<String> bounds, String unit, Long least, Long most) {
        if (most != null) {
            bounds.add((least == null || least == 0 && !unit.isEmpty() ? "at most " : least + " to ") + most + unit);
        } else if (least != null && unit.isEmpty()) {
            bounds.add(least + " or more");
        }
    }

    private static Long whole(Double bound) {
        return bound == null ? null : bound.longValue();
    }

    private void columns(List<CustomResourceColumnDefinition> columns) {
        page.append("\n## Columns of kubectl get\n\n| Column | Shown | Meaning |\n|---|---|---|\n");
        columns.forEach(column -> page.append("| ")
                .append(column.getName().toUpperCase(Locale.ROOT))
                .append(" | ")
                .append(column.getPriority() == 0 ? "always" : "with `-o wide`")
                .append(" | ")
                .append(cell(column.getDescription()))
                .append(" |\n"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
