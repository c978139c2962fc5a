package dev.hearth.generate;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A CRD as the text of its file. */
final class CrdYaml {
    private static final String HEADER =
            "# Made from the types in crds/src/main/java by `make generate`; do not edit.\n";

    private CrdYaml() {}

    static String text(CustomResourceDefinition crd) {
        var plain = Serialization.jsonMapper().convertValue(crd, Object.class);
        return HEADER + Serialization.asYaml(wholeNumbers(plain)).replaceFirst("^---\n", "");
    }

    /** Bounds are kept as floating-point numbers; people read 95, not 95.0 nor 1.0E8. */
    private static Object wholeNumbers(Object value) {
        if (value instanceof Map<?, ?> map) {
            var result = new LinkedHashMap<Object, Object>();
            map.forEach((key, child) -> result.put(key, wholeNumbers(child)));
            return result;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CrdYaml::wholeNumbers).toList();
        }
        return value instanceof Double number && number == Math.rint(number) ? (Object) number.longValue() : value;
    }
}
