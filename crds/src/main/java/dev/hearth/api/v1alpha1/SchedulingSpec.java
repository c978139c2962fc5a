package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where nodes may run. Spread constraints are the operator's own: a pod may not have two for one key. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "!has(self.nodeSelector) || !(self.zoneKey in self.nodeSelector) || self.zoneSpread != 'Required'",
        fieldPath = ".nodeSelector",
        reason = "FieldValueForbidden",
        message = "may not pin `zoneKey` while zoneSpread is 'Required'")
public record SchedulingSpec(
        @Default("Preferred")
        @JsonPropertyDescription(
                "How strictly the nodes of a shard are spread over zones, with a skew of at most 1. Required: stays"
                        + " short while a zone is away. Preferred: rebuilt elsewhere and moved back later. Disabled: zones do not matter.")
        SpreadPolicy zoneSpread,

        @Default("topology.kubernetes.io/zone")
        @Size(min = 1, max = 317)
        @JsonPropertyDescription("Label of Kubernetes nodes that names their zone.")
        String zoneKey,

        @Default("Preferred")
        @JsonPropertyDescription("How strictly the nodes of a shard are spread over Kubernetes nodes.")
        SpreadPolicy hostSpread,

        @Size(max = 32)
        @JsonPropertyDescription(
                "Labels that a Kubernetes node must have. May not pin zoneKey while zoneSpread is Required.")
        Map<String, @Size(max = 63) String> nodeSelector,

        @JsonPropertyDescription("Affinity of the pods, as in `kubectl explain pod.spec.affinity`.") @Nullable
        Affinity affinity,

        @Size(max = 32)
        @JsonPropertyDescription("Taints that the pods tolerate, as in `kubectl explain pod.spec.tolerations`.")
        List<Toleration> tolerations,

        @Size(max = 253)
        @JsonPropertyDescription("PriorityClass of the pods. Unset or empty means the default of the cluster.")
        @Nullable
        String priorityClassName) {

    /** Spread over zones and Kubernetes nodes as far as there are any. */
    public static final SchedulingSpec DEFAULT = new SchedulingSpec(
            SpreadPolicy.PREFERRED,
            "topology.kubernetes.io/zone",
            SpreadPolicy.PREFERRED,
            Map.of(),
            null,
            List.of(),
            null);

    public SchedulingSpec {
        zoneSpread = Unset.or(zoneSpread, SpreadPolicy.PREFERRED);
        zoneKey = Unset.or(zoneKey, "topology.kubernetes.io/zone");
        hostSpread = Unset.or(hostSpread, SpreadPolicy.PREFERRED);
        nodeSelector = Unset.map(nodeSelector);
        tolerations = Unset.list(tolerations);
    }
}
