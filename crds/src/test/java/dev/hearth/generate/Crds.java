package dev.hearth.generate;

import dev.hearth.api.v1alpha1.CacheClass;
import dev.hearth.api.v1alpha1.CacheCluster;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/** The CRDs as the types declare them, finished with what annotations cannot say. */
final class Crds {
    private Crds() {}

    /** By kind. */
    static Map<String, CustomResourceDefinition> byKind() {
        var crds = new TreeMap<String, CustomResourceDefinition>();
        new CRDGenerator()
                .withOutput(new Nowhere())
                .withPostProcessor(new CRDPostProcessor() {
                    @Override
                    public HasMetadata process(HasMetadata generated, String version) {
                        var crd = (CustomResourceDefinition) generated;
                        crds.put(crd.getSpec().getNames().getKind(), crd);
                        return crd;
                    }
                })
                .customResourceClasses(CacheCluster.class, CacheClass.class)
                .forCRDVersions("v1")
                .generate();
        crds.values().forEach(SchemaFinish::apply);
        ClusterFinish.apply(crds.get("CacheCluster"));
        ClassFinish.apply(crds.get("CacheClass"));
        return crds;
    }

    /** The post-processor has the typed CRD already. */
    private static final class Nowhere implements CRDGenerator.CRDOutput<OutputStream> {
        @Override
        public OutputStream outputFor(String crdName) {
            return OutputStream.nullOutputStream();
        }

        @Override
        public void close() {}
    }
}
