package dev.hearth.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hearth.api.Reason;
import dev.hearth.api.Timestamps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What holds for every field of both kinds.
 *
 * <ol>
 *   <li>Rules once: the generator reads a record's component and its accessor and so finds each rule twice.
 *   <li>Enums in the order of their declaration, which is the order of the server's messages.
 *   <li>Quantities with a pattern, since a quantity that is a string could be any string.
 *   <li>A bound on every string, list and map, without which CEL rules exceed the server's cost budget.
 *   <li>No defaults and no rules below {@code status}: it is written by the operator and read back as it was written.
 *   <li>The status that an object has before the operator has seen it; without one kstatus takes it for healthy.
 * </ol>
 */
final class SchemaFinish {
    private static final String QUANTITY = "^([0-9]+(\\.[0-9]+)?)(m|k|M|G|T|Ki|Mi|Gi|Ti)?$";
    private static final long MOST = 64;
    private static final long LONGEST_LABEL_KEY = 317;

    private final Map<Set<String>, List<String>> enums = DeclaredEnums.byValues();

    private SchemaFinish() {}

    static void apply(CustomResourceDefinition crd) {
        var version = crd.getSpec().getVersions().get(0);
        var root = version.getSchema().getOpenAPIV3Schema();
        var finish = new SchemaFinish();
        Schemas.visit("", root, finish::each);
        Schemas.visit(".status", root.getProperties().get("status"), SchemaFinish::plain);
        root.setRequired(List.of("spec"));
        root.getProperties().get("status").setDefault(notObserved());
        Schemas.at(root, ".status.conditions").setXKubernetesListType("map");
        Schemas.at(root, ".status.conditions").setXKubernetesListMapKeys(List.of("type"));
    }

    private void each(String path, JSONSchemaProps schema) {
        if (schema.getXKubernetesValidations() != null) {
            schema.setXKubernetesValidations(new ArrayList<>(new LinkedHashSet<>(schema.getXKubernetesValidations())));
        }
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            schema.setEnum(declared(path, schema.getEnum()));
        } else if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
            schema.setPattern(QUANTITY);
            schema.setMaxLength(20L);
        } else if ("string".equals(schema.getType()) && schema.getMaxLength() == null) {
            schema.setMaxLength(LONGEST_LABEL_KEY);
        } else if ("array".equals(schema.getType()) && schema.getMaxItems() == null) {
            schema.setMaxItems(MOST);
        } else if (schema.getAdditionalProperties() != null && schema.getMaxProperties() == null) {
            schema.setMaxProperties(MOST);
        }
    }

    private List<JsonNode> declared(String path, List<JsonNode> sorted) {
        var values = Set.copyOf(sorted.stream().map(JsonNode::asText).toList());
        var ordered = enums.get(values);
        if (ordered == null) {
            throw new IllegalStateException(path + " has values of no enum: " + values);
        }
        return ordered.stream().<JsonNode>map(TextNode::valueOf).toList();
    }

    private static void plain(String path, JSONSchemaProps schema) {
        schema.setDefault(null);
        schema.setXKubernetesValidations(null);
        if (path.endsWith("Time")) {
            schema.setFormat("date-time");
        }
    }

    private static JsonNode notObserved() {
        return Serialization.unmarshal(
                "{\"conditions\": [{\"type\": \"Ready\", \"status\": \"Unknown\", \"reason\": \""
                        + Reason.NOT_OBSERVED.text()
                        + "\", \"message\": \"the operator has not seen this object yet\", \"lastTransitionTime\": \""
                        + Timestamps.text(Instant.EPOCH) + "\"}]}",
                JsonNode.class);
    }
}
