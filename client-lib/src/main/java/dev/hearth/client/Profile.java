package dev.hearth.client;

import java.time.Duration;

/** Starting points for policies: what a class of each kind of data needs if nothing else is said. */
public enum Profile {
    /** Data that many read and that changes now and then: five minutes, refreshed ahead, in every process for 30 s. */
    HOT_KEYS {
        @Override
        CachePolicy.Builder apply(CachePolicy.Builder policy) {
            return policy.ttl(Duration.ofMinutes(5))
                    .jitterPercent(10)
                    .absentTtl(Duration.ofSeconds(30))
                    .maxValueSize(256 * KIB)
                    .refreshAheadPercent(20)
                    .maxLoadsPerSecond(500)
                    .lease(Duration.ofSeconds(10))
                    .localEntries(10_000)
                    .localBytes(64L * KIB * KIB)
                    .localTtl(Duration.ofSeconds(30));
        }
    },
    /** State of users: a week after it was last read, never in a process. */
    STREAMING_SESSIONS {
        @Override
        CachePolicy.Builder apply(CachePolicy.Builder policy) {
            return policy.ttl(Duration.ofHours(168))
                    .expiry(CachePolicy.Expiry.AFTER_ACCESS)
                    .jitterPercent(0)
                    .absentTtl(Duration.ZERO)
                    .maxValueSize(64 * KIB)
                    .maxLoadsPerSecond(200)
                    .lease(Duration.ofSeconds(10))
                    .localEntries(0);
        }
    },
    /** Data that never changes: a day, and a day longer while the source fails. */
    IMMUTABLE_BLOBS {
        @Override
        CachePolicy.Builder apply(CachePolicy.Builder policy) {
            return policy.ttl(Duration.ofHours(24))
                    .jitterPercent(10)
                    .absentTtl(Duration.ofSeconds(10))
                    .staleIfError(Duration.ofHours(24))
                    .maxValueSize(8 * KIB * KIB)
                    .maxLoadsPerSecond(50)
                    .lease(Duration.ofSeconds(30))
                    .localEntries(1_000)
                    .localBytes(256L * KIB * KIB)
                    .localTtl(Duration.ofHours(1));
        }
    };

    private static final int KIB = 1_024;

    abstract CachePolicy.Builder apply(CachePolicy.Builder policy);
}
