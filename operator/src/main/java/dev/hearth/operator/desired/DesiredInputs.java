package dev.hearth.operator.desired;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the manifests depend on beside the spec.
 *
 * @param routing where the Services lead
 * @param credentials the passwords
 * @param restart token of the restart that was asked for; empty: none ever was
 * @param claimSize the size in the claim template of the StatefulSet that exists; empty before it exists
 * @param accepted the spec that these manifests come from; empty: it is not to be written down
 * @param operatorNamespace where the operator runs
 * @param attachedNamespaces namespaces of attached classes
 */
public record DesiredInputs(
        Routing routing,
        Credentials credentials,
        Optional<String> restart,
        Optional<Quantity> claimSize,
        Optional<AcceptedSpec> accepted,
        String operatorNamespace,
        SortedSet<String> attachedNamespaces) {

    public DesiredInputs {
        attachedNamespaces = Collections.unmodifiableSortedSet(new TreeSet<>(attachedNamespaces));
    }
}
