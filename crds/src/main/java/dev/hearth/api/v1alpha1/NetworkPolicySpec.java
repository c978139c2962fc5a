package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;

/** Who may connect to the nodes. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record NetworkPolicySpec(
        @Default("Enforced")
        @JsonPropertyDescription(
                "Enforced: this namespace, namespaces with attached classes, the refresh worker, the operator and"
                        + " additionalClients. Disabled: no NetworkPolicy is made.")
        NetworkPolicyMode mode,

        @Size(max = 32)
        @JsonPropertyDescription("Others who may connect, as in `kubectl explain networkpolicy.spec.ingress.from`.")
        List<NetworkPolicyPeer> additionalClients) {

    /** What holds when nothing is said. */
    public static final NetworkPolicySpec DEFAULT = new NetworkPolicySpec(NetworkPolicyMode.ENFORCED, List.of());

    public NetworkPolicySpec {
        mode = Unset.or(mode, NetworkPolicyMode.ENFORCED);
        additionalClients = Unset.list(additionalClients);
    }
}
