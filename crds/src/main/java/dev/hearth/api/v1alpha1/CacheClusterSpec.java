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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The declared cluster; fields marked nullable have a default that depends on the engine, see {@link ClusterDefaults}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "(self.engine.type == 'Memcached') == (self.mode == 'Pool')",
        fieldPath = ".mode",
        message = "mode 'Pool' is for engine.type 'Memcached' and Memcached has no other mode")
@ValidationRule(
        value = "self.mode != 'Sharded' || self.shards >= 3",
        fieldPath = ".shards",
        message = "mode 'Sharded' must have 3 shards or more: fewer cannot elect a new primary")
@ValidationRule(
        value = "self.mode != 'Replicated' || self.shards == 1",
        fieldPath = ".shards",
        reason = "FieldValueForbidden",
        message =
                "mode 'Replicated' has exactly 1 shard; to add copies of the data change `replicasPerShard`, to split it"
                        + " create a CacheCluster with mode 'Sharded'")
@ValidationRule(
        value = "self.mode != 'Pool' || !has(self.replicasPerShard) || self.replicasPerShard == 0",
        fieldPath = ".replicasPerShard",
        reason = "FieldValueForbidden",
        message = "may not be set with mode 'Pool': Memcached does not replicate")
@ValidationRule(
        value = "self.persistence.mode == 'None' || !has(self.memory) || !has(self.memory.maxmemoryPercent)"
                + " || self.memory.maxmemoryPercent <= 85",
        fieldPath = ".memory.maxmemoryPercent",
        message = "must be 85 or less with persistence: saving forks the process and needs room")
@ValidationRule(
        value = "self.engine.type != 'Memcached' || !has(self.memory) || !has(self.memory.evictionPolicy)"
                + " || self.memory.evictionPolicy in ['allkeys-lru', 'noeviction']",
        fieldPath = ".memory.evictionPolicy",
        message = "must be 'allkeys-lru' or 'noeviction' with engine.type 'Memcached'")
@ValidationRule(
        value = "self.engine.type != 'Memcached' || self.persistence.mode == 'None'",
        fieldPath = ".persistence",
        reason = "FieldValueForbidden",
        message = "is not available with engine.type 'Memcached'")
@ValidationRule(
        value = "self.engine.type != 'Memcached' || !has(self.failover)",
        fieldPath = ".failover",
        reason = "FieldValueForbidden",
        message = "may not be set with engine.type 'Memcached': there is no primary")
@ValidationRule(
        value = "self.engine.type != 'Memcached' || !has(self.auth) || !has(self.auth.mode)"
                + " || self.auth.mode == 'Disabled'",
        fieldPath = ".auth.mode",
        message = "must be 'Disabled' or unset with engine.type 'Memcached': keep clients out with networkPolicy and"
                + " tls.clientAuth")
@ValidationRule(
        value = "has(self.tls) == has(oldSelf.tls)",
        fieldPath = ".tls",
        reason = "FieldValueForbidden",
        message = "may not be added or removed after creation; the certificate may change at any time")
@ValidationRule(
        value = "!has(self.config) || self.engine.type == 'Memcached' || self.config.all(k, k in ["
                + ServerDirectives.RESP_CEL + "])",
        fieldPath = ".config",
        reason = "FieldValueForbidden",
        message = "may hold only " + ServerDirectives.RESP + "; other directives belong to other fields of the spec")
@ValidationRule(
        value = "!has(self.config) || self.engine.type != 'Memcached' || self.config.all(k, k in ["
                + ServerDirectives.MEMCACHED_CEL + "])",
        fieldPath = ".config",
        reason = "FieldValueForbidden",
        message = "may hold only " + ServerDirectives.MEMCACHED
                + " with engine.type 'Memcached'; other options belong to" + " other fields of the spec")
public record CacheClusterSpec(
        @Required @JsonPropertyDescription("The kind of server and its image.")
        EngineSpec engine,

        @Size(max = 8)
        @JsonPropertyDescription(
                "Secrets with the credentials of image registries. Changing it restarts nodes one by one.")
        List<SecretReference> imagePullSecrets,

        @Default("Replicated")
        @ValidationRule(value = Rules.UNCHANGED, reason = Rules.FORBIDDEN, message = Rules.IMMUTABLE_CLUSTER)
        @JsonPropertyDescription(
                "How the data is laid out. Replicated: one primary with copies. Sharded: the engine's own cluster"
                        + " mode, three or more primaries with copies. Pool: independent Memcached servers. Immutable. This list grows.")
        ClusterMode mode,

        @Default("1")
        @Min(1)
        @Max(250)
        @JsonPropertyDescription(
                "Number of shards; kubectl scale and autoscalers change it. Replicated: exactly 1. Sharded: 3"
                        + " or more, slots are moved while it serves. Pool: the number of servers.")
        Integer shards,

        @Min(0)
        @Max(5)
        @JsonPropertyDescription(
                "Copies of each shard beside its primary. Unset means 2, so that three zones hold the data;"
                        + " with mode Pool it must be unset or 0.")
        @Nullable
        Integer replicasPerShard,

        @Default("requests: {cpu: 100m}\nlimits: {memory: 512Mi}")
        @ValidationRule(
                value = "has(self.limits) && 'memory' in self.limits",
                fieldPath = ".limits",
                reason = Rules.REQUIRED,
                message = "limits.memory must be set: the data limit (maxmemory) is derived from it")
        @ValidationRule(
                value = "!has(self.limits) || !('memory' in self.limits) || !isQuantity(string(self.limits['memory']))"
                        + " || quantity(string(self.limits['memory'])).compareTo(quantity('64Mi')) >= 0",
                fieldPath = ".limits",
                message = "limits.memory must be 64Mi or more")
        @ValidationRule(
                value =
                        "!has(self.limits) || !has(self.requests) || !('memory' in self.limits)"
                                + " || !('memory' in self.requests) || !isQuantity(string(self.limits['memory']))"
                                + " || !isQuantity(string(self.requests['memory']))"
                                + " || quantity(string(self.requests['memory'])).compareTo(quantity(string(self.limits['memory']))) <= 0",
                fieldPath = ".requests",
                message = "requests.memory may not be greater than limits.memory")
        @JsonPropertyDescription(
                "Size of each node's pod. limits.memory is required, 64Mi or more; the data limit (maxmemory) is"
                        + " memory.maxmemoryPercent of it. requests.memory unset means the limit, so that a node is never evicted for"
                        + " memory. There is no CPU limit by default. Changed in place where the cluster supports resizing pods, else by"
                        + " restarting nodes one by one.")
        PodResources resources,

        @JsonPropertyDescription("How much of the memory holds data, and what happens when it is full.") @Nullable
        MemorySpec memory,

        @Default("mode: None\nwhenDeleted: Retain")
        @JsonPropertyDescription("Whether data survives the loss of all nodes at once.")
        PersistenceSpec persistence,

        @Default("zoneSpread: Preferred\nzoneKey: topology.kubernetes.io/zone\nhostSpread: Preferred")
        @JsonPropertyDescription("Where nodes may run. Changing it restarts nodes one by one.")
        SchedulingSpec scheduling,

        @JsonPropertyDescription(
                "Labels and annotations to add to the pods of nodes. Changing it restarts nodes one by one.")
        @Nullable
        PodMetadata podMetadata,

        @JsonPropertyDescription("How a lost primary is replaced. Redis and Valkey only.") @Nullable
        FailoverSpec failover,

        @Default("lostNodeAfter: 30s\nwarmPercent: 95\nwarmDeadline: 5m")
        @JsonPropertyDescription("When a lost node is given up, and how warm a new one must be before it serves.")
        RebuildSpec rebuild,

        @JsonPropertyDescription("Passwords of the cluster.") @Nullable
        AuthSpec auth,

        @JsonPropertyDescription(
                "Its presence means TLS only, on the same port. It may not be added or removed after creation.")
        @Nullable
        TlsSpec tls,

        @Default("mode: Enforced") @JsonPropertyDescription("Who may connect to the nodes.")
        NetworkPolicySpec networkPolicy,

        @Default("namespaces: {from: Same}")
        @JsonPropertyDescription(
                "Which CacheClasses may attach. It also decides which namespaces get a connection Secret and are"
                        + " let in by the NetworkPolicy.")
        AllowedClasses allowedClasses,

        @Default("replicas: 1")
        @JsonPropertyDescription(
                "The refresh worker, which loads ahead, warms, writes back and answers the HTTP interface.")
        RefreshWorkerSpec refreshWorker,

        @Size(max = 40)
        @JsonPropertyDescription(
                "Server directives under the server's own names, applied while it runs (Memcached: by restarting"
                        + " nodes one by one). Only tuning directives are allowed; each value is tried on a replica before it is written"
                        + " to the file that a restart reads.")
        Map<String, @Size(max = 256) String> config) {

    public CacheClusterSpec {
        imagePullSecrets = Unset.list(imagePullSecrets);
        mode = Unset.or(mode, ClusterMode.REPLICATED);
        shards = Unset.or(shards, 1);
        resources = Unset.or(resources, PodResources.DEFAULT_NODE);
        persistence = Unset.or(persistence, PersistenceSpec.DEFAULT);
        scheduling = Unset.or(scheduling, SchedulingSpec.DEFAULT);
        rebuild = Unset.or(rebuild, RebuildSpec.DEFAULT);
        networkPolicy = Unset.or(networkPolicy, NetworkPolicySpec.DEFAULT);
        allowedClasses = Unset.or(allowedClasses, AllowedClasses.DEFAULT);
        refreshWorker = Unset.or(refreshWorker, RefreshWorkerSpec.DEFAULT);
        config = Unset.map(config);
    }
}
