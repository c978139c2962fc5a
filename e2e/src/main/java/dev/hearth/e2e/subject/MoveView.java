package dev.hearth.e2e.subject;

import com.fasterxml.jackson.databind.JsonNode;

/** A move of the primary as it stands in a status; all texts are empty when there never was one. */
public record MoveView(String kind, String phase, String from, String to, String reason) {

    static MoveView of(JsonNode move) {
        return new MoveView(
                move.path("kind").asText(),
                move.path("phase").asText(),
                move.path("from").asText(),
                move.path("to").asText(),
                move.path("reason").asText());
    }

    /** Begun and not ended. */
    public boolean isUnderWay() {
        return switch (phase) {
            case "", "Done", "Abandoned" -> false;
            default -> true;
        };
    }

    /** An unplanned move under way. */
    public boolean isFailoverUnderWay() {
        return kind.equals("Failover") && isUnderWay();
    }
}
