package dev.hearth.e2e.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One line of the driver.
 *
 * @param name as the driver names it: {@code started}, {@code progress}, {@code outageBegan}, {@code outageEnded}
 * @param atMillis milliseconds since the epoch, by this program's clock
 * @param skewMillis how far the driver's clock is ahead of this program's
 * @param fields all fields as they came, times by the driver's clock
 */
public record DriverEvent(String name, long atMillis, long skewMillis, JsonNode fields) {

    /** Reads a line; what is not an event, such as a JVM's warning, is none. */
    static Optional<DriverEvent> parse(String line, long skewMillis) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            var fields = Serialization.jsonMapper().readTree(line);
            var name = fields.path("event").asText();
            return Optional.of(new DriverEvent(name, fields.path("at").asLong() - skewMillis, skewMillis, fields));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    public boolean isProgress() {
        return name.equals("progress");
    }

    public boolean isOutageEnded() {
        return name.equals("outageEnded");
    }

    /** A whole number of the event. */
    public long number(String field) {
        return fields.path(field).asLong();
    }

    /** A moment of the event, by this program's clock. */
    public long moment(String field) {
        return number(field) - skewMillis;
    }

    /** Of progress: the writes acknowledged in each tenth of the last second, oldest first. */
    public List<Long> writesPerTenth() {
        return StreamSupport.stream(fields.path("writesPerTenth").spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }

    /** Of progress: writes were acknowledged in every tenth of the last second. */
    public boolean isSteady() {
        return isProgress() && writesPerTenth().stream().allMatch(writes -> writes > 0);
    }
}
