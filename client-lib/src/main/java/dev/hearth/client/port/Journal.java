package dev.hearth.client.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The log of one shard and what is written in the same step with it. What is read here is <em>armed</em>: the next change of
 * that key is told to {@link SessionListener#changed}, before any reply that the server gave after the change. Every stage may
 * fail with {@link ServerException}; a failed write may have happened or not. Times are milliseconds. Stages complete on the
 * session's own thread, in the order of the replies.
 */
public interface Journal {

    /** As {@link Cells#get}, and arms the key. */
    CompletionStage<byte[]> watch(String key);

    /** All fields of a hash, and arms it. */
    CompletionStage<Map<String, String>> fields(String key);

    /**
     * Up to {@code count} entries in order, and arms the log.
     *
     * @param from id of the first entry wanted, itself included; {@link LogPosition#START}: from the beginning
     */
    CompletionStage<List<LogEntry>> read(String log, String from, int count);

    /** The newest {@code count} entries, the newest first, and arms the log. */
    CompletionStage<List<LogEntry>> newest(String log, int count);

    /** Removes values and leases of keys of one slot and logs that. Returns the entry's id. */
    CompletionStage<Invalidated> invalidate(Invalidation invalidation);

    /**
     * Stores what the holder of a writer's lease has written to the source, and logs it.
     *
     * @return id of the log entry; empty: the lease was gone, nothing happened
     */
    CompletionStage<Optional<String>> put(Put put);

    /** Stores a value that the source will get later, queues it, and logs it. */
    CompletionStage<Written> write(String key, byte[] cell, Entry entry);

    /**
     * Raises a barrier; a lower one than before changes nothing but is logged.
     *
     * @param name {@code c:<class>}, {@code t:<tag>} or {@code x:<prefix>}
     * @param at cluster time
     * @return id of the log entry
     */
    CompletionStage<String> raise(String name, long at, Entry entry);

    /**
     * A write that changes nothing. Its answer proves that this server may still write, and that whatever changed before has
     * been told.
     */
    CompletionStage<Void> probe();

    /** The server's own time, in milliseconds since 1970. */
    CompletionStage<Long> time();

    /** Reads, keeps or renews the clock record; arms it. */
    CompletionStage<ClockRecord> clock(ClockProposal proposal);

    /**
     * Who writes an entry, and where.
     *
     * @param log a log on the same node as the key
     * @param by unique in all histories
     */
    record Entry(String log, String by) {}

    /**
     * Keys to invalidate.
     *
     * @param keys up to 512, of one slot
     * @param floor a cell that lets only later versions in; null: none
     * @param floorPx how long the floor stays
     */
    record Invalidation(List<String> keys, Entry entry, byte @Nullable [] floor, long floorPx) {}

    /**
     * The outcome of an invalidation.
     *
     * @param id the log entry
     * @param dirty how many keys were left alone because their source does not have their value yet
     */
    record Invalidated(String id, long dirty) {}

    /** A value written through. */
    record Put(String key, long token, long px, byte[] cell, Entry entry) {}

    /** The outcome of a write-back: id in the queue, number of the write, id in the log. */
    record Written(String queued, long number, String id) {}
}
