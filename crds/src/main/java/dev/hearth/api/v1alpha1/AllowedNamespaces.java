package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.LabelSelector;
import org.jspecify.annotations.Nullable;

/** A choice of namespaces, in the words of Gateway API's allowedRoutes. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "(self.from == 'Selector') == has(self.selector)",
        fieldPath = ".selector",
        message = "must be set when from is 'Selector', and only then")
public record AllowedNamespaces(
        @Default("Same")
        @JsonPropertyDescription(
                "Same: the cluster's own namespace. Selector: namespaces that selector matches. All: every namespace.")
        NamespacesFrom from,

        @JsonPropertyDescription(
                "Labels of the namespaces, as matchLabels and matchExpressions; must be set when from is Selector, and only then.")
        @Nullable
        LabelSelector selector) {

    /** The cluster's own namespace only. */
    public static final AllowedNamespaces DEFAULT = new AllowedNamespaces(NamespacesFrom.SAME, null);

    public AllowedNamespaces {
        from = Unset.or(from, NamespacesFrom.SAME);
    }
}
