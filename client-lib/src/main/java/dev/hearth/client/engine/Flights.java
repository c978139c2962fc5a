package dev.hearth.client.engine;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The reads on their way in this process, one a key. Whoever comes after an invalidation begins a new one. */
final class Flights<V> {

    private final ConcurrentHashMap<String, Flight<V>> flights = new ConcurrentHashMap<>();

    /** Joins the flight under way, which is returned, or registers this one and returns null. */
    @Nullable
    Flight<V> joinOr(Flight<V> mine) {
        return flights.putIfAbsent(mine.key, mine);
    }

    void end(Flight<V> flight) {
        flights.remove(flight.key, flight);
    }

    void detach(List<String> keys) {
        for (var key : keys) {
            var flight = flights.remove(key);
            if (flight != null) {
                flight.detach();
            }
        }
    }

    void detachAll() {
        for (var flight : flights.values()) {
            flight.detach();
            end(flight);
        }
    }

    void failAll(RuntimeException error) {
        for (var flight : flights.values()) {
            flight.detach();
            end(flight);
            flight.result.completeExceptionally(error);
        }
    }
}
