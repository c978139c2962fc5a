package dev.hearth.generate;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.util.List;
import java.util.Map;

/** What annotations cannot say about CacheCluster: lists by key, rules on map values, columns, scale. */
final class ClusterFinish {
    private ClusterFinish() {}

    static void apply(CustomResourceDefinition crd) {
        crd.getMetadata().setLabels(Map.of("servicebinding.io/provisioned-service", "true"));
        var version = crd.getSpec().getVersions().get(0);
        var root = version.getSchema().getOpenAPIV3Schema();
        root.setDescription("A cluster of cache servers (Redis, Valkey or Memcached) that Hearth runs and keeps warm.");
        lists(root);
        Schemas.at(root, ".spec.config{}")
                .setXKubernetesValidations(List.of(new ValidationRuleBuilder()
                        .withRule("!self.contains('\\n') && !self.contains('\\r')")
                        .withMessage("must be one line")
                        .build()));
        version.setAdditionalPrinterColumns(new Columns()
                .add("Ready", "string", "Whether the cluster is as declared", condition("Ready", "status"))
                .add("Nodes", "string", "Serving nodes of declared nodes", ".status.summary.nodes")
                .add("Primary", "string", "The node that takes writes", ".status.summary.primary")
                .add("Warm", "string", "How much of what readers ask for is there", ".status.summary.warm")
                .add("Status", "string", "The cause of Ready", condition("Ready", "reason"))
                .add("Failover", "date", "When a primary was last lost and replaced", ".status.lastFailoverTime")
                .add("Age", "date", "Since creation", ".metadata.creationTimestamp")
                .wide("Mode", "How the data is laid out", ".spec.mode")
                .wide("Version", "Version of the servers", ".status.summary.version")
                .wide("Zones", "Zones that hold serving nodes", ".status.summary.zones")
                .wide("Message", "The cause of Ready in words", condition("Ready", "message"))
                .list());
        var subresources = version.getSubresources();
        subresources.setScale(
                new io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceSubresourceScaleBuilder()
                        .withSpecReplicasPath(".spec.shards")
                        .withStatusReplicasPath(".status.currentShards")
                        .withLabelSelectorPath(".status.selector")
                        .build());
    }

    static String condition(String type, String field) {
        return ".status.conditions[?(@.type==\"" + type + "\")]." + field;
    }

    static void mapList(JSONSchemaProps root, String path, String key) {
        var list = Schemas.at(root, path);
        list.setXKubernetesListType("map");
        list.setXKubernetesListMapKeys(List.of(key));
    }

    private static void lists(JSONSchemaProps root) {
        mapList(root, ".spec.imagePullSecrets", "name");
        mapList(root, ".status.shards", "index");
        mapList(root, ".status.shards[].nodes", "name");
        Schemas.at(root, ".spec.refreshWorker.allowedHosts").setXKubernetesListType("set");
        for (var path : List.of(
                ".spec.scheduling.tolerations",
                ".spec.networkPolicy.additionalClients",
                ".status.shards[].holders",
                ".status.shards[].inSync",
                ".status.holds")) {
            Schemas.at(root, path).setXKubernetesListType("atomic");
        }
    }
}
