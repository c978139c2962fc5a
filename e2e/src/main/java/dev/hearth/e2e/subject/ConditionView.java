package dev.hearth.e2e.subject;

import com.fasterxml.jackson.databind.JsonNode;

/** A condition as it stands in a status. */
public record ConditionView(String type, String status, String reason, String message) {

    static ConditionView of(JsonNode condition) {
        return new ConditionView(
                condition.path("type").asText(),
                condition.path("status").asText(),
                condition.path("reason").asText(),
                condition.path("message").asText());
    }

    public boolean isTrue() {
        return status.equals("True");
    }

    public boolean isFalse() {
        return status.equals("False");
    }
}
