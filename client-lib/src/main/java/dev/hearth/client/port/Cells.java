package dev.hearth.client.port;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Values and leases of one shard. Every stage may fail with {@link ServerException}. Times are milliseconds. A stage has no
 * time-out of its own.
 */
public interface Cells {

    /** The bytes under a key; none when there is nothing. */
    CompletionStage<byte[]> get(String key);

    /** The bytes under each of these keys, in their order; none where there is nothing. */
    CompletionStage<List<byte[]>> getAll(List<String> keys);

    /** Asks for the exclusive right to fill a key. */
    CompletionStage<Acquired> acquire(String key, LeaseRequest request);

    /**
     * Stores what the holder of a lease has loaded.
     *
     * @param px when the server may drop the cell, from now
     */
    CompletionStage<Filled> fill(String key, long token, long px, byte[] cell);

    /**
     * Gives a lease back without a value.
     *
     * @param note a cell that tells others of the failure for {@code px}; null: none
     * @return whether the caller still was the holder
     */
    CompletionStage<Boolean> release(String key, long token, long px, byte @Nullable [] note);

    /** Prolongs a lease to so long from now, if it still holds. */
    CompletionStage<Boolean> extend(String key, long token, long millis);

    /** Keeps a value for so long from now, if it is there. */
    CompletionStage<Boolean> touch(String key, long px);

    /** Adds to the counters of hot keys, and keeps the hottest 1,000 of the bucket for 30 minutes. */
    CompletionStage<Void> countReads(String bucket, List<KeyReads> reads);
}
