package dev.hearth.e2e.subject;

import com.fasterxml.jackson.databind.JsonNode;

/** A cache node as it stands in a status. */
public record NodeView(String name, String zone, String role, String state) {

    static NodeView of(JsonNode node) {
        return new NodeView(
                node.path("name").asText(),
                node.path("zone").asText(),
                node.path("role").asText(),
                node.path("state").asText());
    }
}
