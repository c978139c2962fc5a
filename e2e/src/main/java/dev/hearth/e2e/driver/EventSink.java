package dev.hearth.e2e.driver;

import java.util.Map;

/** Takes the driver's events; called by several threads, must not block for long. */
public interface EventSink {

    /**
     * One event.
     *
     * @param name {@code started}, {@code progress}, {@code outageBegan}, {@code outageEnded} or {@code stopped}
     * @param fields numbers, texts, maps and lists
     */
    void event(String name, Map<String, Object> fields);
}
