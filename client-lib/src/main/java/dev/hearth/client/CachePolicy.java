package dev.hearth.client;

import java.time.Duration;
import java.util.List;

/**
 * How the keys of one class live. Immutable. A policy comes from the cluster's catalog, where {@code kubectl apply} of a CacheClass
 * puts it, or from a profile in the program; the names are the ones of the CacheClass.
 */
public final class CachePolicy {

    /** When a value's time begins to run. */
    public enum Expiry {
        /** At the start of the load that made it. */
        AFTER_WRITE,
        /** Anew with every read; the age is not bounded. */
        AFTER_ACCESS
    }

    /** Whether the cache is used at all. */
    public enum Mode {
        /** Used. */
        ACTIVE,
        /** Reads go to the source, coalesced and rate-limited; invalidations are still recorded. */
        BYPASS
    }

    private final Builder values;

    private CachePolicy(Builder values) {
        this.values = values;
    }

    /** A policy for keys that match any of {@code patterns} ({@code *} stands for any run of characters). */
    public static Builder of(Profile profile, String... patterns) {
        return profile.apply(new Builder()).keyPatterns(List.of(patterns));
    }

    /** A builder that starts from these values. */
    public Builder toBuilder() {
        return values.copy();
    }

    /** Which keys belong to the class; empty: all. */
    public List<String> keyPatterns() {
        return values.keyPatterns;
    }

    /** Whether the cache is used. */
    public Mode mode() {
        return values.mode;
    }

    /** The longest life of a value. */
    public Duration ttl() {
        return values.ttl;
    }

    /** From when on it counts. */
    public Expiry expiry() {
        return values.expiry;
    }

    /** By how much of it the life of a key may be shortened, 0 to 50. */
    public int jitterPercent() {
        return values.jitterPercent;
    }

    /** How long "there is none" is remembered; zero: not at all. */
    public Duration absentTtl() {
        return values.absentTtl;
    }

    /** How long beyond its life a value may be served while the source fails. */
    public Duration staleIfError() {
        return values.staleIfError;
    }

    /** Larger values are not stored; bytes after compression. */
    public int maxValueSize() {
        return values.maxValueSize;
    }

    /** In which last part of its life a value is refreshed by readers, 1 to 90; zero: never. */
    public int refreshAheadPercent() {
        return values.refreshAheadPercent;
    }

    /** What the source bears, from all clients together. */
    public int maxLoadsPerSecond() {
        return values.maxLoadsPerSecond;
    }

    /** How long a load may keep others from loading the same key. */
    public Duration lease() {
        return values.lease;
    }

    /** How many values a process keeps; zero: none. */
    public long localEntries() {
        return values.localEntries;
    }

    /** How many bytes, as stored, a process keeps. */
    public long localBytes() {
        return values.localBytes;
    }

    /** How long a process keeps a value, never beyond the value's own life. */
    public Duration localTtl() {
        return values.localTtl;
    }

    /** Which part of the keys has this policy; the others keep the stable one. 0 to 100. */
    public int rolloutPercent() {
        return values.rolloutPercent;
    }

    /** Collects the values of a policy. Not safe for use by many threads. */
    public static final class Builder {
        private List<String> keyPatterns = List.of();
        private Mode mode = Mode.ACTIVE;
        private Duration ttl = Duration.ofMinutes(5);
        private Expiry expiry = Expiry.AFTER_WRITE;
        private int jitterPercent;
        private Duration absentTtl = Duration.ZERO;
        private Duration staleIfError = Duration.ZERO;
        private int maxValueSize = 1 << 20;
        private int refreshAheadPercent;
        private int maxLoadsPerSecond = 500;
        private Duration lease = Duration.ofSeconds(10);
        private long localEntries;
        private long localBytes = 64L << 20;
        private Duration localTtl = Duration.ofSeconds(30);
        private int rolloutPercent = 100;

        Builder() {}

        private Builder copy() {
            var copy = new Builder();
            copy.keyPatterns = keyPatterns;
            copy.mode = mode;
            copy.ttl = ttl;
            copy.expiry = expiry;
            copy.jitterPercent = jitterPercent;
            copy.absentTtl = absentTtl;
            copy.staleIfError = staleIfError;
            copy.maxValueSize = maxValueSize;
            copy.refreshAheadPercent = refreshAheadPercent;
            copy.maxLoadsPerSecond = maxLoadsPerSecond;
            copy.lease = lease;
            copy.localEntries = localEntries;
            copy.localBytes = localBytes;
            copy.localTtl = localTtl;
            copy.rolloutPercent = rolloutPercent;
            return copy;
        }

        /** See {@link CachePolicy#keyPatterns}. */
        public Builder keyPatterns(List<String> value) {
            keyPatterns = List.copyOf(value);
            return this;
        }

        /** See {@link CachePolicy#mode}. */
        public Builder mode(Mode value) {
            mode = value;
            return this;
        }

        /** See {@link CachePolicy#ttl}; 1 ms to 49 days. */
        public Builder ttl(Duration value) {
            ttl = value;
            return this;
        }

        /** See {@link CachePolicy#expiry}. */
        public Builder expiry(Expiry value) {
            expiry = value;
            return this;
        }

        /** See {@link CachePolicy#jitterPercent}. */
        public Builder jitterPercent(int value) {
            jitterPercent = within("jitterPercent", value, 0, 50);
            return this;
        }

        /** See {@link CachePolicy#absentTtl}. */
        public Builder absentTtl(Duration value) {
            absentTtl = value;
            return this;
        }

        /** See {@link CachePolicy#staleIfError}. */
        public Builder staleIfError(Duration value) {
            staleIfError = value;
            return this;
        }

        /** See {@link CachePolicy#maxValueSize}. */
        public Builder maxValueSize(int bytes) {
            maxValueSize = bytes;
            return this;
        }

        /** See {@link CachePolicy#refreshAheadPercent}. */
        public Builder refreshAheadPercent(int value) {
            refreshAheadPercent = within("refreshAheadPercent", value, 0, 90);
            return this;
        }

        /** See {@link CachePolicy#maxLoadsPerSecond}. */
        public Builder maxLoadsPerSecond(int value) {
            maxLoadsPerSecond = within("maxLoadsPerSecond", value, 1, 100_000);
            return this;
        }

        /** See {@link CachePolicy#lease}. */
        public Builder lease(Duration value) {
            lease = value;
            return this;
        }

        /** See {@link CachePolicy#localEntries}. */
        public Builder localEntries(long value) {
            localEntries = value;
            return this;
        }

        /** See {@link CachePolicy#localBytes}. */
        public Builder localBytes(long value) {
            localBytes = value;
            return this;
        }

        /** See {@link CachePolicy#localTtl}. */
        public Builder localTtl(Duration value) {
            localTtl = value;
            return this;
        }

        /** See {@link CachePolicy#rolloutPercent}. */
        public Builder rolloutPercent(int value) {
            rolloutPercent = within("rolloutPercent", value, 0, 100);
            return this;
        }

        /** The policy. */
        public CachePolicy build() {
            return new CachePolicy(copy());
        }

        private static int within(String name, int value, int low, int high) {
            if (value < low || value > high) {
                throw new IllegalArgumentException(name + " must be " + low + " to " + high + ", not " + value);
            }
            return value;
        }
    }
}
