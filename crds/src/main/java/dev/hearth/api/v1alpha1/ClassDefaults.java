package dev.hearth.api.v1alpha1;

import dev.hearth.api.Durations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a profile fills in. The values are part of the version: they never change in v1alpha1, so that a new operator never
 * changes how long values live. Pure functions.
 */
public final class ClassDefaults {
    private static final List<Integer> NOT_FOUND = List.of(404, 410);

    private ClassDefaults() {}

    /** The policy of {@code spec} with nothing left to be filled in. */
    public static ClassPolicy effective(CacheClassSpec spec, long generation) {
        var profile = Profile.of(spec.profile());
        var ttl = Unset.or(spec.ttl(), profile.ttl());
        var stampede = new StampedeSpec(
                spec.stampede() == null
                        ? profile.lease()
                        : Unset.or(spec.stampede().lease(), profile.lease()));
        return new ClassPolicy(
                generation,
                spec.keyPatterns(),
                spec.mode(),
                ttl,
                Unset.or(spec.expiry(), profile.expiry()),
                Unset.or(spec.jitterPercent(), profile.jitterPercent()),
                Unset.or(spec.absentTTL(), profile.absentTTL()),
                Unset.or(spec.staleIfError(), profile.staleIfError()),
                Unset.or(spec.maxValueSize(), profile.maxValueSize()),
                Unset.or(spec.eviction(), profile.eviction()),
                Unset.or(spec.readFrom(), profile.readFrom()),
                read(spec.read(), profile),
                new WritePolicy(
                        spec.write() == null
                                ? WriteStrategy.INVALIDATE
                                : Unset.or(spec.write().strategy(), WriteStrategy.INVALIDATE)),
                source(spec.source(), profile, Unset.or(stampede.lease(), profile.lease())),
                stampede,
                local(spec.local(), profile, ttl),
                spec.edge(),
                objective(spec.slo(), profile));
    }

    private static ReadPolicy read(@Nullable ReadPolicy declared, Profile profile) {
        var strategy = declared == null ? profile.read() : Unset.or(declared.strategy(), profile.read());
        if (strategy != ReadStrategy.REFRESH_AHEAD) {
            return new ReadPolicy(strategy, null);
        }
        return new ReadPolicy(strategy, declared == null ? 20 : Unset.or(declared.refreshAheadPercent(), 20));
    }

    private static SourceSpec source(@Nullable SourceSpec declared, Profile profile, String lease) {
        if (declared == null) {
            return new SourceSpec(profile.maxLoadsPerSecond(), null);
        }
        var rate = Unset.or(declared.maxLoadsPerSecond(), profile.maxLoadsPerSecond());
        var http = declared.http();
        if (http == null) {
            return new SourceSpec(rate, null);
        }
        return new SourceSpec(
                rate,
                new HttpSource(
                        http.loadURL(),
                        http.headers(),
                        http.timeout() == null ? timeoutBelow(lease, profile) : http.timeout(),
                        Unset.or(http.maxConcurrentLoads(), profile.maxConcurrentLoads()),
                        Unset.or(http.notFoundStatusCodes(), NOT_FOUND),
                        http.write()));
    }

    /** A load ends before its lease does, also when only the lease was declared. */
    private static String timeoutBelow(String lease, Profile profile) {
        var wanted = Durations.parse(profile.timeout());
        var limit = Durations.parse(lease);
        return wanted.compareTo(limit) < 0
                ? profile.timeout()
                : limit.dividedBy(2).toMillis() + "ms";
    }

    private static LocalSpec local(@Nullable LocalSpec declared, Profile profile, String ttl) {
        var entries =
                declared == null ? profile.localEntries() : Unset.or(declared.maxEntries(), profile.localEntries());
        if (entries == 0) {
            return new LocalSpec(0, null, null);
        }
        var memory = declared == null ? profile.localMemory() : Unset.or(declared.maxMemory(), profile.localMemory());
        var wanted = declared == null ? profile.localTTL() : Unset.or(declared.ttl(), profile.localTTL());
        var shorter = Durations.parse(wanted).compareTo(Durations.parse(ttl)) <= 0 ? wanted : ttl;
        return new LocalSpec(entries, memory, shorter);
    }

    private static @Nullable ObjectiveSpec objective(@Nullable ObjectiveSpec declared, Profile profile) {
        if (declared != null && declared.hitRatePercent() != null) {
            return declared;
        }
        return profile.hitRatePercent() == 0 ? null : new ObjectiveSpec(profile.hitRatePercent());
    }
}
