package dev.hearth.client.test;

import dev.hearth.client.port.LogEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All data of one server, which a replica can have a copy of. */
final class Keyspace {

    final Map<String, Value> strings = new HashMap<>();
    final Map<String, Map<String, String>> hashes = new HashMap<>();
    final Map<String, Long> expiries = new HashMap<>();
    final List<LogEntry> log = new ArrayList<>();
    final List<String> writes = new ArrayList<>();
    long lastLogMillis;
    long lastLogSequence = -1;

    /** The bytes under a key. Never changed in place. */
    @SuppressWarnings("ArrayRecordComponent")
    record Value(byte[] bytes) {}

    Keyspace copy() {
        var copy = new Keyspace();
        copy.strings.putAll(strings);
        hashes.forEach((name, fields) -> copy.hashes.put(name, new HashMap<>(fields)));
        copy.expiries.putAll(expiries);
        copy.log.addAll(log);
        copy.writes.addAll(writes);
        copy.lastLogMillis = lastLogMillis;
        copy.lastLogSequence = lastLogSequence;
        return copy;
    }

    byte @Nullable [] get(String key, long now) {
        expire(key, now);
        var value = strings.get(key);
        return value == null ? null : value.bytes();
    }

    void expire(String key, long now) {
        var until = expiries.get(key);
        if (until != null && until <= now) {
            remove(key);
        }
    }

    void set(String key, byte[] bytes, long until) {
        strings.put(key, new Value(bytes));
        expiries.put(key, until);
    }

    void remove(String key) {
        strings.remove(key);
        hashes.remove(key);
        expiries.remove(key);
    }

    /** A new entry's id: the server's time, or the last one's if that has gone back. */
    String nextId(long now) {
        if (now > lastLogMillis) {
            lastLogMillis = now;
            lastLogSequence = 0;
        } else {
            lastLogSequence++;
        }
        return lastLogMillis + "-" + lastLogSequence;
    }
}
