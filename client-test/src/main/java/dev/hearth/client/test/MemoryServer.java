package dev.hearth.client.test;

import dev.hearth.client.cell.Cell;
import dev.hearth.client.cell.Kind;
import dev.hearth.client.cell.Names;
import dev.hearth.client.port.Acquired;
import dev.hearth.client.port.ClockProposal;
import dev.hearth.client.port.ClockRecord;
import dev.hearth.client.port.Filled;
import dev.hearth.client.port.Gate.Permits;
import dev.hearth.client.port.Journal.Entry;
import dev.hearth.client.port.Journal.Invalidated;
import dev.hearth.client.port.Journal.Invalidation;
import dev.hearth.client.port.Journal.Put;
import dev.hearth.client.port.Journal.Written;
import dev.hearth.client.port.KeyReads;
import dev.hearth.client.port.LeaseRequest;
import dev.hearth.client.port.LogEntry;
import dev.hearth.client.port.LogPosition;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the scripts do, on a keyspace in memory. Each call is one step; callers see to it that steps do not overlap. */
final class MemoryServer {

    private static final byte[] NOTHING = {};
    private static final int FLAGS = 4;
    private static final int TOKEN = 8;
    private static final int UNTIL = 16;
    private static final int VERSION = 40;
    private static final long HOT = 1_800_000;

    final String runId;
    final Keyspace data;
    final Set<MemorySession> sessions = new LinkedHashSet<>();
    private final LongSupplier clock;

    MemoryServer(String runId, Keyspace data, LongSupplier clock) {
        this.runId = runId;
        this.data = data;
        this.clock = clock;
    }

    long now() {
        return clock.getAsLong();
    }

    private void touched(String key) {
        sessions.forEach(session -> session.touched(key));
    }

    byte[] get(String key) {
        var bytes = data.get(key, now());
        return bytes == null ? NOTHING : bytes;
    }

    private void set(String key, byte[] bytes, long px) {
        data.set(key, bytes, now() + px);
        touched(key);
    }

    private void patch(String key, byte[] bytes) {
        data.strings.put(key, new Keyspace.Value(bytes));
        touched(key);
    }

    private void remove(String key) {
        data.remove(key);
        touched(key);
    }

    Acquired acquire(String key, LeaseRequest request) {
        var now = now();
        var stored = data.get(key, now);
        var lease = request.cell().clone();
        ByteBuffer.wrap(lease).putLong(UNTIL, now + request.millis());
        if (stored == null) {
            set(key, lease, request.millis());
            return new Acquired.Granted();
        }
        var cell = Cell.parse(stored);
        if (cell == null) {
            return new Acquired.Foreign();
        }
        var left = cell.leaseUntil() - now;
        if (cell.token() != 0 && left > 0 && (!request.write() || cell.writerLease())) {
            return new Acquired.Busy(left);
        }
        switch (cell.kind()) {
            case FAILED, LEASE -> {
                if (!request.write() && cell.kind() == Kind.FAILED) {
                    return new Acquired.Failed(stored, ttl(key));
                }
                ByteBuffer.wrap(lease).putLong(VERSION, cell.version());
                set(key, lease, Math.max(request.millis(), cell.version() == 0 ? 0 : ttl(key)));
                return new Acquired.Granted();
            }
            default -> {
                var newer = !request.write() && Long.compareUnsigned(cell.loadStart(), request.seenLoadStart()) > 0;
                if (cell.dirty() || newer) {
                    return new Acquired.Newer(stored);
                }
                var patched = stored.clone();
                patched[FLAGS] = (byte) (patched[FLAGS] & ~Cell.WRITER | (request.write() ? Cell.WRITER : 0));
                System.arraycopy(lease, TOKEN, patched, TOKEN, 2 * Long.BYTES);
                patch(key, patched);
                return new Acquired.Granted();
            }
        }
    }

    private @Nullable Cell held(String key, long token) {
        var stored = data.get(key, now());
        var cell = stored == null ? null : Cell.parse(stored);
        return cell != null && cell.token() == token ? cell : null;
    }

    Filled fill(String key, long token, long px, byte[] bytes) {
        var held = held(key, token);
        if (held == null || held.leaseUntil() <= now()) {
            return Filled.LEASE_GONE;
        }
        var version = ByteBuffer.wrap(bytes).getLong(VERSION);
        if (version != 0 && Long.compareUnsigned(version, held.version()) < 0) {
            giveBack(key, held);
            return Filled.BELOW_FLOOR;
        }
        set(key, bytes, px);
        return Filled.STORED;
    }

    private void giveBack(String key, Cell held) {
        var patched = held.bytes().clone();
        ByteBuffer.wrap(patched).putLong(TOKEN, 0).putLong(UNTIL, 0);
        patch(key, patched);
    }

    boolean release(String key, long token, long px, byte @Nullable [] note) {
        var held = held(key, token);
        if (held == null) {
            return false;
        }
        if (held.kind() != Kind.LEASE || held.version() != 0) {
            giveBack(key, held);
        } else if (note != null) {
            set(key, note, px);
        } else {
            remove(key);
        }
        return true;
    }

    boolean extend(String key, long token, long millis) {
        var held = held(key, token);
        if (held == null || held.leaseUntil() <= now()) {
            return false;
        }
        var patched = held.bytes().clone();
        ByteBuffer.wrap(patched).putLong(UNTIL, now() + millis);
        patch(key, patched);
        if (held.kind() == Kind.LEASE && ttl(key) < millis) {
            data.expiries.put(key, now() + millis);
        }
        return true;
    }

    boolean touch(String key, long px) {
        if (data.get(key, now()) == null) {
            return false;
        }
        data.expiries.put(key, now() + px);
        return true;
    }

    /** -1: for ever, -2: not there. */
    long ttl(String key) {
        data.expire(key, now());
        var until = data.expiries.get(key);
        if (until != null) {
            return until - now();
        }
        return data.strings.containsKey(key) || data.hashes.containsKey(key) ? -1 : -2;
    }

    private String append(Entry entry, List<String> keys, List<LogEntry.Barrier> barriers) {
        var id = data.nextId(now());
        data.log.add(new LogEntry(id, entry.by(), keys, barriers));
        touched(Names.LOG);
        return id;
    }

    Invalidated invalidate(Invalidation what) {
        var id = append(what.entry(), what.keys(), List.of());
        var dirty = 0;
        for (var key : what.keys()) {
            var stored = data.get(key, now());
            var cell = stored == null ? null : Cell.parse(stored);
            var floor = what.floor();
            if (cell != null && cell.dirty()) {
                dirty++;
            } else if (floor != null) {
                set(key, floor, what.floorPx());
            } else {
                remove(key);
            }
        }
        return new Invalidated(id, dirty);
    }

    Optional<String> put(Put put) {
        var held = held(put.key(), put.token());
        if (held == null || held.leaseUntil() <= now()) {
            return Optional.empty();
        }
        var id = append(put.entry(), List.of(put.key()), List.of());
        set(put.key(), put.cell(), put.px());
        return Optional.of(id);
    }

    Written write(String key, byte[] bytes, Entry entry) {
        var stored = data.get(key, now());
        var before = stored == null ? null : Cell.parse(stored);
        var number = now() * 1_000;
        if (before != null && before.dirty()) {
            number = Math.max(number, before.version() + 1);
        }
        data.writes.add(key);
        var id = append(entry, List.of(key), List.of());
        var dirty = bytes.clone();
        ByteBuffer.wrap(dirty).putLong(VERSION, number);
        data.strings.put(key, new Keyspace.Value(dirty));
        data.expiries.remove(key);
        touched(key);
        return new Written(now() + "-" + data.writes.size(), number, id);
    }

    String raise(String name, long at, Entry entry) {
        var barriers = data.hashes.computeIfAbsent(Names.BARRIERS, k -> new HashMap<>());
        var raised = Math.max(at, Long.parseLong(barriers.getOrDefault(name, "0")));
        var id = append(entry, List.of(), List.of(new LogEntry.Barrier(name, raised)));
        barriers.put(name, Long.toString(raised));
        touched(Names.BARRIERS);
        return id;
    }

    Map<String, String> fields(String key) {
        return Map.copyOf(data.hashes.getOrDefault(key, Map.of()));
    }

    List<LogEntry> read(String from, int count) {
        return data.log.stream()
                .filter(entry -> from.equals(LogPosition.START) || compare(entry.id(), from) >= 0)
                .limit(count)
                .toList();
    }

    private static int compare(String a, String b) {
        var left = a.split("-");
        var right = b.split("-");
        var millis = Long.compare(Long.parseLong(left[0]), Long.parseLong(right[0]));
        return millis != 0 ? millis : Long.compare(Long.parseLong(left[1]), Long.parseLong(right[1]));
    }

    List<LogEntry> newest(int count) {
        var newest = new ArrayList<LogEntry>();
        for (var i = data.log.size() - 1; i >= 0 && newest.size() < count; i--) {
            newest.add(data.log.get(i));
        }
        return newest;
    }

    ClockRecord clock(ClockProposal wanted) {
        var stored = record();
        var correction = wanted.correction();
        var carries = correction != null && wanted.era() != null && stored.exists() && wanted.era() == stored.era();
        if (stored.runId().equals(wanted.runId())) {
            carries &= stored.correction() == wanted.readCorrection();
        }
        if (carries && correction != null) {
            store(new ClockRecord(
                    wanted.runId(), stored.era(), correction, stored.slack() + wanted.error(), wanted.now()));
        } else if (wanted.newEra() != null && !(stored.exists() && wanted.newEra() == stored.era())) {
            store(new ClockRecord(wanted.runId(), wanted.newEra(), 0, 0, wanted.now()));
        }
        return record();
    }

    private ClockRecord record() {
        var fields = data.hashes.get(Names.CLOCK);
        return fields == null
                ? ClockRecord.NONE
                : new ClockRecord(
                        fields.getOrDefault("runid", ""),
                        Integer.parseInt(fields.getOrDefault("era", "0")),
                        Long.parseLong(fields.getOrDefault("corr", "0")),
                        Long.parseLong(fields.getOrDefault("slack", "0")),
                        Long.parseLong(fields.getOrDefault("seen", "0")));
    }

    private void store(ClockRecord record) {
        data.hashes.put(
                Names.CLOCK,
                new HashMap<>(Map.of(
                        "runid", record.runId(),
                        "era", Integer.toString(record.era()),
                        "corr", Long.toString(record.correction()),
                        "slack", Long.toString(record.slack()),
                        "seen", Long.toString(record.seen()))));
        touched(Names.CLOCK);
    }

    Permits take(String source, int rate, int burst, int wanted) {
        var bucket = data.hashes.computeIfAbsent(Names.gate(source), k -> new HashMap<>());
        var have = 1.0;
        if (bucket.containsKey("tokens")) {
            var passed = Math.max(0, now() - Long.parseLong(bucket.getOrDefault("at", "0")));
            have = Math.min(burst, Double.parseDouble(bucket.getOrDefault("tokens", "0")) + passed * rate / 1_000.0);
        }
        var granted = Math.min(wanted, (int) have);
        have -= granted;
        bucket.put("tokens", Double.toString(have));
        bucket.put("at", Long.toString(now()));
        return new Permits(granted, granted == wanted ? 0 : (long) Math.ceil((1 - have % 1) * 1_000 / rate));
    }

    void countReads(String bucket, List<KeyReads> reads) {
        var counts = data.hashes.computeIfAbsent(bucket, k -> new HashMap<>());
        for (var read : reads) {
            counts.merge(
                    read.key(),
                    Long.toString(read.reads()),
                    (a, b) -> Long.toString(Long.parseLong(a) + Long.parseLong(b)));
        }
        data.expiries.put(bucket, now() + HOT);
    }

    /** Empties the server, as FLUSHALL does. */
    void flush() {
        data.strings.clear();
        data.hashes.clear();
        data.expiries.clear();
        data.log.clear();
        data.writes.clear();
        sessions.forEach(MemorySession::flushed);
    }

    /** Foreign bytes, or a foreign type when there are none. */
    void foreign(String key, byte @Nullable [] bytes) {
        data.remove(key);
        if (bytes == null) {
            data.hashes.put(key, new HashMap<>(Map.of("a", "1")));
        } else {
            data.strings.put(key, new Keyspace.Value(bytes));
        }
        touched(key);
    }

    /** Tells those who watch of keys whose time is over. */
    void expireAll() {
        var now = now();
        for (var key : List.copyOf(data.expiries.keySet())) {
            var until = data.expiries.get(key);
            if (until != null && until <= now) {
                remove(key);
            }
        }
    }
}
