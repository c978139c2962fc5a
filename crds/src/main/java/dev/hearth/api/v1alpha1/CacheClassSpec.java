package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The declared class. Fields that are unset come from the profile, see {@link ClassDefaults}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "!has(self.write) || !has(self.write.strategy) || self.write.strategy == 'Invalidate'"
                + " || (has(self.source) && has(self.source.http) && has(self.source.http.write))",
        fieldPath = ".source",
        reason = "FieldValueRequired",
        message =
                "write.strategy 'WriteThrough' and 'WriteBack' must have source.http.write: the refresh worker needs to know"
                        + " where to write")
@ValidationRule(
        value = "!has(self.local) || !has(self.local.ttl) || !has(self.ttl) || !self.local.ttl" + Rules.SHAPE
                + " || !self.ttl" + Rules.SHAPE + " || duration(self.local.ttl) <= duration(self.ttl)",
        fieldPath = ".local.ttl",
        message = "may not be greater than `ttl`")
@ValidationRule(
        value = "!has(self.edge) || !has(self.edge.ttl) || !has(self.ttl) || !self.edge.ttl" + Rules.SHAPE
                + " || !self.ttl" + Rules.SHAPE + " || duration(self.edge.ttl) <= duration(self.ttl)",
        fieldPath = ".edge.ttl",
        message = "may not be greater than `ttl`")
@ValidationRule(
        value = "!has(self.source) || !has(self.source.http) || !has(self.source.http.timeout)"
                + " || !self.source.http.timeout" + Rules.SHAPE
                + " || (has(self.stampede) && has(self.stampede.lease) && !self.stampede.lease" + Rules.SHAPE + ")"
                + " || duration(self.source.http.timeout) < duration(has(self.stampede) && has(self.stampede.lease)"
                + " ? self.stampede.lease : (self.profile == 'ImmutableBlobs' ? '30s' : '10s'))",
        fieldPath = ".source.http.timeout",
        message = "must be less than `stampede.lease`: a load must end before its lease does")
@ValidationRule(
        value = "self.profile != 'StreamingSessions' || !has(self.edge)",
        fieldPath = ".edge",
        reason = "FieldValueForbidden",
        message =
                "may not be set with profile 'StreamingSessions': sessions are private and must not reach a shared cache")
@ValidationRule(
        value = "!has(self.read) || !has(self.read.refreshAheadPercent)"
                + " || (has(self.read.strategy) ? self.read.strategy == 'RefreshAhead' : self.profile == 'HotKeys')",
        fieldPath = ".read.refreshAheadPercent",
        message = "refreshAheadPercent may be set only when strategy is 'RefreshAhead'")
@ValidationRule(
        value =
                "(has(self.read) && has(self.read.strategy) ? self.read.strategy != 'RefreshAhead' : self.profile != 'HotKeys')"
                        + " || (has(self.expiry) ? self.expiry != 'AfterAccess' : self.profile != 'StreamingSessions')",
        fieldPath = ".read.strategy",
        message = "'RefreshAhead' may not be combined with expiry 'AfterAccess': a value that is read never expires")
public record CacheClassSpec(
        @Required
        @ValidationRule(
                value = Rules.UNCHANGED,
                reason = Rules.FORBIDDEN,
                message = "is immutable: create a new CacheClass")
        @JsonPropertyDescription("The CacheCluster that holds the class. Immutable.")
        ClusterReference clusterRef,

        @Required
        @JsonPropertyDescription(
                "Fills every field that is unset. HotKeys: read often, changed now and then. StreamingSessions: small, private,"
                        + " never evicted, sliding. ImmutableBlobs: large, never changed. This list grows.")
        ClassProfile profile,

        @Required
        @Size(min = 1, max = 32)
        @JsonPropertyDescription(
                "Which keys belong to the class: * stands for any run of characters, at most four times, and the whole key must"
                        + " match. A key belongs to exactly one class: the one with the longest literal beginning.")
        List<@Size(min = 1, max = 256) String> keyPatterns,

        @Default("Active")
        @JsonPropertyDescription(
                "Bypass is the kill switch: readers skip all cache levels, loads stay coalesced and limited, invalidations go on"
                        + " being recorded.")
        ClassMode mode,

        @Size(max = 24)
        @ValidationRule(
                value = Rules.DURATION + "1s" + Rules.UP_TO + "8760h" + Rules.END,
                message = "must be a duration from 1s to 8760h, such as 5m" + Rules.UNITS)
        @JsonPropertyDescription(
                "How old a value may be when it is served, 1s to 8760h. Checked on every read, so a shorter ttl takes effect on"
                        + " values already stored. Unset: HotKeys 5m, StreamingSessions 168h, ImmutableBlobs 24h.")
        @Nullable
        String ttl,

        @JsonPropertyDescription(
                "What the age counts from. AfterWrite: the start of the load. AfterAccess: the last read (sliding), not together"
                        + " with RefreshAhead. Unset: AfterWrite, StreamingSessions AfterAccess.")
        @Nullable
        Expiry expiry,

        @Min(0)
        @Max(50)
        @JsonPropertyDescription(
                "Shortens each key's ttl by up to this percentage, always by the same amount for one key, so that keys loaded"
                        + " together do not expire together. Unset: 10, StreamingSessions 0.")
        @Nullable
        Integer jitterPercent,

        @Size(max = 24)
        @ValidationRule(
                value = Rules.DURATION + "0s" + Rules.UP_TO + "1h" + Rules.END,
                message = "must be a duration from 0s to 1h, such as 30s" + Rules.UNITS)
        @JsonPropertyDescription(
                "How long it is remembered that the source has no value, 0s to 1h. Unset: HotKeys 30s, StreamingSessions 0s,"
                        + " ImmutableBlobs 10s.")
        @Nullable
        String absentTTL,

        @Size(max = 24)
        @ValidationRule(
                value = Rules.DURATION + "0s" + Rules.UP_TO + "24h" + Rules.END,
                message = "must be a duration from 0s to 24h, such as 5m" + Rules.UNITS)
        @JsonPropertyDescription(
                "How long beyond ttl a value may be served while the source fails, 0s to 24h. Unset: 0s, ImmutableBlobs 24h.")
        @Nullable
        String staleIfError,

        @ValidationRule(value = Rules.BYTES + "512Mi" + Rules.BYTES_END, message = "must be from 1 byte to 512Mi")
        @JsonPropertyDescription(
                "Larger values are not stored. Memcached takes at most 1Mi unless max-item-size is set. Unset: HotKeys 256Ki,"
                        + " StreamingSessions 64Ki, ImmutableBlobs 8Mi.")
        @Nullable
        Quantity maxValueSize,

        @JsonPropertyDescription(
                "What the class wants of the server's eviction. Any: whatever the server does. LFU, LRU, TTL: that order. None:"
                        + " never evicted, which only a cluster with evictionPolicy noeviction can promise. Unset: HotKeys LFU and"
                        + " ImmutableBlobs LRU as a wish, StreamingSessions None.")
        @Nullable
        EvictionWish eviction,

        @JsonPropertyDescription(
                "Primary: read your own writes. AnyNode: replicas too, whose measured lag is added to the age. Unset: Primary,"
                        + " ImmutableBlobs AnyNode.")
        @Nullable
        ReadFrom readFrom,

        @JsonPropertyDescription("Who loads a value, and when.") @Nullable
        ReadPolicy read,

        @JsonPropertyDescription("What a write does to the cache and the source.") @Nullable
        WritePolicy write,

        @JsonPropertyDescription("Where values come from, and how fast they may be asked for.") @Nullable
        SourceSpec source,

        @JsonPropertyDescription("Protection of the source against many loads of one key.") @Nullable
        StampedeSpec stampede,

        @JsonPropertyDescription("The first level, inside each program.") @Nullable
        LocalSpec local,

        @JsonPropertyDescription("A shared HTTP cache in front of the program. Not for StreamingSessions.") @Nullable
        EdgeSpec edge,

        @JsonPropertyDescription("What the class promises; reported only, never part of Ready.") @Nullable
        ObjectiveSpec slo,

        @Default("percent: 100")
        @JsonPropertyDescription(
                "How many keys use the newest policy; the others use the last one that had 100 percent.")
        RolloutSpec rollout) {

    public CacheClassSpec {
        keyPatterns = Unset.list(keyPatterns);
        mode = Unset.or(mode, ClassMode.ACTIVE);
        rollout = Unset.or(rollout, RolloutSpec.DEFAULT);
    }
}
