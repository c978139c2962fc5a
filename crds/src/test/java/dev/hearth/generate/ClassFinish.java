package dev.hearth.generate;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.SelectableFieldBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.util.List;
import java.util.Map;

/** What annotations cannot say about CacheClass: lists by key, rules on items, columns, selectable fields. */
final class ClassFinish {
    private ClassFinish() {}

    static void apply(CustomResourceDefinition crd) {
        crd.getMetadata().setLabels(Map.of("servicebinding.io/provisioned-service", "true"));
        var version = crd.getSpec().getVersions().get(0);
        var root = version.getSchema().getOpenAPIV3Schema();
        root.setDescription("How a set of keys lives in a CacheCluster: age, refresh, source, limits, rollout.");
        lists(root);
        Schemas.at(root, ".spec.keyPatterns[]")
                .setXKubernetesValidations(List.of(new ValidationRuleBuilder()
                        .withRule("self.matches('^[^\\\\s?\\\\[\\\\]{}\\\\\\\\]+$') && self.split('*').size() <= 5")
                        .withMessage(
                                "must be a key with at most four '*', each standing for any run of characters, such as"
                                        + " product:*; it must not contain white space or any of ? [ ] { } \\")
                        .build()));
        version.setSelectableFields(List.of(new SelectableFieldBuilder()
                .withJsonPath(".spec.clusterRef.name")
                .build()));
        version.setAdditionalPrinterColumns(new Columns()
                .add("Cluster", "string", "The CacheCluster that holds the class", ".spec.clusterRef.name")
                .add("Profile", "string", "What fills in unset fields", ".spec.profile")
                .add("TTL", "string", "How old a value may be when it is served", ".status.summary.ttl")
                .add("Ready", "string", "Whether the class is in force", ClusterFinish.condition("Ready", "status"))
                .add("Hit-Rate", "string", "Share of reads answered by the cache", ".status.summary.hitRate")
                .add("Status", "string", "The cause of Ready", ClusterFinish.condition("Ready", "reason"))
                .add("Age", "date", "Since creation", ".metadata.creationTimestamp")
                .wide("Rollout", "Share of keys under the newest policy", ".status.summary.rollout")
                .wide("Patterns", "Which keys belong to the class", ".spec.keyPatterns")
                .wide("Message", "The cause of Ready in words", ClusterFinish.condition("Ready", "message"))
                .list());
    }

    private static void lists(JSONSchemaProps root) {
        Schemas.at(root, ".spec.keyPatterns").setXKubernetesListType("set");
        Schemas.at(root, ".spec.source.http.notFoundStatusCodes").setXKubernetesListType("set");
        ClusterFinish.mapList(root, ".spec.source.http.headers", "name");
        ClusterFinish.mapList(root, ".spec.edge.purge", "name");
    }
}
