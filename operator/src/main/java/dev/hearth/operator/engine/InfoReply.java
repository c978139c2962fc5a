package dev.hearth.operator.engine;

import dev.hearth.operator.observe.NodeErrorException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The text of an {@code INFO} reply as fields. Tolerant: unknown fields, sections and line ends are skipped, and a field
 * that a version does not have yields the given default; a field with a value of the wrong kind counts as absent.
 *
 * @see <a href="https://redis.io/docs/latest/commands/info/">INFO</a>
 */
final class InfoReply {

    private final Map<String, String> fields;

    private InfoReply(Map<String, String> fields) {
        this.fields = fields;
    }

    static InfoReply parse(String text) {
        var fields = new HashMap<String, String>(256);
        var start = 0;
        while (start < text.length()) {
            var newline = text.indexOf('\n', start);
            var end = newline < 0 ? text.length() : newline;
            var colon = text.indexOf(':', start);
            if (colon > start && colon < end && text.charAt(start) != '#') {
                fields.put(
                        text.substring(start, colon),
                        text.substring(colon + 1, end).stripTrailing());
            }
            start = end + 1;
        }
        return new InfoReply(fields);
    }

    String text(String field, String absent) {
        return fields.getOrDefault(field, absent);
    }

    /** @throws NodeErrorException when the field is missing: such a server does not tell its state */
    String required(String field) {
        var value = fields.get(field);
        if (value == null || value.isEmpty()) {
            throw new NodeErrorException("INFO has no field " + field + ": the server at this address is not a cache");
        }
        return value;
    }

    long number(String field, long absent) {
        var value = fields.get(field);
        return value == null ? absent : Figures.number(value, absent);
    }

    boolean is(String field, String expected) {
        return expected.equals(fields.get(field));
    }

    /** The fields whose name is the prefix and a number, such as {@code slave0}, {@code slave1}, in no order. */
    void numbered(String prefix, BiConsumer<Integer, String> each) {
        fields.forEach((field, value) -> {
            if (field.startsWith(prefix)) {
                var index = Figures.number(field.substring(prefix.length()), -1);
                if (index >= 0) {
                    each.accept((int) index, value);
                }
            }
        });
    }
}
