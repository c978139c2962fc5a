package dev.hearth.e2e.rights;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the roles that are bound to a service account allow, one by one. */
public final class GrantedRights {
    private final KubernetesClient client;
    private final String namespace;
    private final String serviceAccount;

    public GrantedRights(KubernetesClient client, String namespace, String serviceAccount) {
        this.client = client;
        this.namespace = namespace;
        this.serviceAccount = serviceAccount;
    }

    /** Reads the bindings and their roles from the cluster. */
    public Set<Right> read() {
        var everywhere = client.rbac().clusterRoleBindings().list().getItems().stream()
                .filter(binding -> isBound(binding.getSubjects()))
                .flatMap(binding -> rules(binding.getRoleRef()));
        var here = client.rbac().roleBindings().inNamespace(namespace).list().getItems().stream()
                .filter(binding -> isBound(binding.getSubjects()))
                .flatMap(binding -> rules(binding.getRoleRef()));
        return of(Stream.concat(everywhere, here).toList());
    }

    /**
     * The rights in rules.
     *
     * @throws IllegalArgumentException when a rule grants everything of a kind: that can never be known to be used
     */
    static Set<Right> of(List<PolicyRule> rules) {
        var rights = new TreeSet<Right>();
        for (var rule : rules) {
            for (var group : rule.getApiGroups()) {
                for (var resource : rule.getResources()) {
                    rule.getVerbs().forEach(verb -> rights.add(named(group, resource, verb)));
                }
            }
        }
        return rights;
    }

    private static Right named(String group, String resource, String verb) {
        if (Stream.of(group, resource, verb).anyMatch("*"::equals)) {
            throw new IllegalArgumentException("a role grants \"*\": name what is needed: " + verb + " " + resource);
        }
        return new Right(group, resource, verb);
    }

    private boolean isBound(List<Subject> subjects) {
        return subjects.stream()
                .anyMatch(subject -> "ServiceAccount".equals(subject.getKind())
                        && serviceAccount.equals(subject.getName())
                        && namespace.equals(subject.getNamespace()));
    }

    private Stream<PolicyRule> rules(RoleRef role) {
        return switch (role.getKind()) {
            case "ClusterRole" -> client.rbac().clusterRoles().withName(role.getName()).require().getRules().stream();
            default ->
                client.rbac().roles().inNamespace(namespace).withName(role.getName()).require().getRules().stream();
        };
    }
}
