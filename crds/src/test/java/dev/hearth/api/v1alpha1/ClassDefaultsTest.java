package dev.hearth.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassDefaultsTest {

    /** The table of profiles in the reference of the API; a changed value would change how long users' values live. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HotKeys           | {generation: 7, keyPatterns: ["k:*"], mode: Active, ttl: 5m, expiry: AfterWrite, jitterPercent: 10, absentTTL: 30s, staleIfError: 0s, maxValueSize: 256Ki, eviction: LFU, readFrom: Primary, read: {strategy: RefreshAhead, refreshAheadPercent: 20}, write: {strategy: Invalidate}, source: {maxLoadsPerSecond: 500}, stampede: {lease: 10s}, local: {maxEntries: 10000, maxMemory: 64Mi, ttl: 30s}, slo: {hitRatePercent: 95}}
            StreamingSessions | {generation: 7, keyPatterns: ["k:*"], mode: Active, ttl: 168h, expiry: AfterAccess, jitterPercent: 0, absentTTL: 0s, staleIfError: 0s, maxValueSize: 64Ki, eviction: None, readFrom: Primary, read: {strategy: CacheAside}, write: {strategy: Invalidate}, source: {maxLoadsPerSecond: 200}, stampede: {lease: 10s}, local: {maxEntries: 0}}
            ImmutableBlobs    | {generation: 7, keyPatterns: ["k:*"], mode: Active, ttl: 24h, expiry: AfterWrite, jitterPercent: 10, absentTTL: 10s, staleIfError: 24h, maxValueSize: 8Mi, eviction: LRU, readFrom: AnyNode, read: {strategy: CacheAside}, write: {strategy: Invalidate}, source: {maxLoadsPerSecond: 50}, stampede: {lease: 30s}, local: {maxEntries: 1000, maxMemory: 256Mi, ttl: 1h}, slo: {hitRatePercent: 80}}
            """)
    void a_profile_fills_in_every_value(String profile, String yaml) {
        assertThat(effective("profile: " + profile))
                .isEqualTo(
                        Serialization.unmarshal("policy: " + yaml, Wanted.class).policy());
    }

    @ParameterizedTest
    @CsvSource({"HotKeys,2s,16", "StreamingSessions,1s,16", "ImmutableBlobs,8s,4"})
    void a_profile_fills_in_how_a_source_is_called(String profile, String timeout, int concurrent) {
        var http = effective("profile: " + profile + ", source: {http: {loadURL: 'http://a/{key}'}}")
                .source()
                .http();
        assertThat(http.timeout()).isEqualTo(timeout);
        assertThat(http.maxConcurrentLoads()).isEqualTo(concurrent);
        assertThat(http.notFoundStatusCodes()).containsExactly(404, 410);
    }

    @Test
    void declared_values_win_one_by_one() {
        var policy = effective("profile: HotKeys, ttl: 1h, read: {refreshAheadPercent: 50}, local: {maxEntries: 5},"
                + " source: {maxLoadsPerSecond: 7}");
        assertThat(policy.ttl()).isEqualTo("1h");
        assertThat(policy.read()).isEqualTo(new ReadPolicy(ReadStrategy.REFRESH_AHEAD, 50));
        assertThat(policy.local())
                .isEqualTo(new LocalSpec(5, new io.fabric8.kubernetes.api.model.Quantity("64Mi"), "30s"));
        assertThat(policy.source().maxLoadsPerSecond()).isEqualTo(7);
    }

    @Test
    void the_first_level_never_outlives_a_short_ttl() {
        assertThat(effective("profile: HotKeys, ttl: 5s").local().ttl()).isEqualTo("5s");
    }

    @Test
    void a_load_ends_before_a_short_lease() {
        var http = effective("profile: HotKeys, stampede: {lease: 1s}, source: {http: {loadURL: 'http://a/{key}'}}")
                .source()
                .http();
        assertThat(http.timeout()).isEqualTo("500ms");
    }

    private static ClassPolicy effective(String fields) {
        var yaml = "spec: {clusterRef: {name: web}, keyPatterns: ['k:*'], " + fields + "}";
        return ClassDefaults.effective(
                Serialization.unmarshal(yaml, Declared.class).spec(), 7);
    }

    record Declared(CacheClassSpec spec) {}

    record Wanted(ClassPolicy policy) {}
}
