package dev.hearth.client.catalog;

import dev.hearth.client.CachePolicy;
import dev.hearth.client.Profile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The catalog as it was read: for each class the newest policy and, while that is rolled out, the stable one.
 *
 * @param version the catalog's revision; empty: there is none
 * @param classes by name
 */
public record Catalog(String version, Map<String, Entry> classes) {

    /** No catalog. */
    public static final Catalog NONE = new Catalog("", Map.of());

    private static final String STABLE = "stable.";

    /** The newest policy of a class and the stable one, if they differ. */
    public record Entry(CachePolicy newest, Optional<CachePolicy> stable) {}

    /** Reads the flat fields. What this version of the library does not know is passed over; what it cannot read keeps its default. */
    public static Catalog parse(Map<String, String> fields) {
        var version = fields.get("version");
        if (version == null) {
            return NONE;
        }
        var byClass = new HashMap<String, Map<String, String>>();
        fields.forEach((name, value) -> {
            var dot = name.indexOf('.');
            if (dot > 0) {
                byClass.computeIfAbsent(name.substring(0, dot), c -> new HashMap<>())
                        .put(name.substring(dot + 1), value);
            }
        });
        var classes = new HashMap<String, Entry>();
        byClass.forEach((name, values) -> classes.put(name, entry(values)));
        return new Catalog(version, Map.copyOf(classes));
    }

    private static Entry entry(Map<String, String> values) {
        var stable = new HashMap<String, String>();
        values.forEach((name, value) -> {
            if (name.startsWith(STABLE)) {
                stable.put(name.substring(STABLE.length()), value);
            }
        });
        var newest = new Fields(values).policy();
        if (newest.rolloutPercent() == 100) {
            return new Entry(newest, Optional.of(newest));
        }
        return new Entry(newest, stable.isEmpty() ? Optional.empty() : Optional.of(new Fields(stable).policy()));
    }

    /** Who owns which keys. */
    public Owners owners() {
        var patterns = new HashMap<String, List<String>>();
        classes.forEach((name, entry) -> patterns.put(name, entry.newest().keyPatterns()));
        return Owners.of(patterns);
    }

    /** The fields of one policy. */
    private record Fields(Map<String, String> values) {

        CachePolicy policy() {
            var builder = CachePolicy.of(profile()).keyPatterns(patterns());
            var start = builder.build();
            return builder.mode("Bypass".equals(values.get("mode")) ? CachePolicy.Mode.BYPASS : CachePolicy.Mode.ACTIVE)
                    .ttl(millis("ttl_ms", start.ttl()))
                    .expiry(expiry(start.expiry()))
                    .jitterPercent((int) number("jitter_percent", start.jitterPercent(), 0, 50))
                    .absentTtl(millis("absent_ttl_ms", start.absentTtl()))
                    .staleIfError(millis("stale_if_error_ms", start.staleIfError()))
                    .maxValueSize((int) number("max_value_size", start.maxValueSize(), 0, Integer.MAX_VALUE))
                    .refreshAheadPercent((int) number("refresh_ahead_percent", start.refreshAheadPercent(), 0, 90))
                    .maxLoadsPerSecond((int) number("max_loads_per_second", start.maxLoadsPerSecond(), 1, 100_000))
                    .lease(millis("lease_ms", start.lease()))
                    .localEntries(number("local_max_entries", start.localEntries(), 0, Long.MAX_VALUE))
                    .localBytes(number("local_max_memory", start.localBytes(), 0, Long.MAX_VALUE))
                    .localTtl(millis("local_ttl_ms", start.localTtl()))
                    .rolloutPercent((int) number("rollout_percent", 100, 0, 100))
                    .build();
        }

        private Profile profile() {
            return switch (values.getOrDefault("profile", "HotKeys")) {
                case "StreamingSessions" -> Profile.STREAMING_SESSIONS;
                case "ImmutableBlobs" -> Profile.IMMUTABLE_BLOBS;
                default -> Profile.HOT_KEYS;
            };
        }

        private List<String> patterns() {
            return values.getOrDefault("key_patterns", "").lines().toList();
        }

        private CachePolicy.Expiry expiry(CachePolicy.Expiry otherwise) {
            return switch (values.getOrDefault("expiry", "")) {
                case "AfterAccess" -> CachePolicy.Expiry.AFTER_ACCESS;
                case "AfterWrite" -> CachePolicy.Expiry.AFTER_WRITE;
                default -> otherwise;
            };
        }

        private Duration millis(String field, Duration otherwise) {
            return Duration.ofMillis(number(field, otherwise.toMillis(), 0, Long.MAX_VALUE));
        }

        private long number(String field, long otherwise, long low, long high) {
            try {
                var value = values.get(field);
                return value == null ? otherwise : Math.max(low, Math.min(high, Long.parseLong(value)));
            } catch (NumberFormatException e) {
                return otherwise;
            }
        }
    }
}
