package dev.hearth.e2e.driver;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints each event as one line of JSON, its name under {@code event}. Thread-safe. */
final class LineSink implements EventSink {
    private final PrintStream out;

    LineSink(PrintStream out) {
        this.out = out;
    }

    @Override
    public void event(String name, Map<String, Object> fields) {
        var line = new LinkedHashMap<String, Object>();
        line.put("event", name);
        line.putAll(fields);
        var text = Json.of(line);
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }
}
