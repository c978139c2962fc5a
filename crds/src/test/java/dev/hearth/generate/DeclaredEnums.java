package dev.hearth.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hearth.api.v1alpha1.CacheClassSpec;
import dev.hearth.api.v1alpha1.CacheClassStatus;
import dev.hearth.api.v1alpha1.CacheClusterSpec;
import dev.hearth.api.v1alpha1.CacheClusterStatus;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The enums that the records use, with their values in the order of declaration. */
final class DeclaredEnums {
    private final Map<Set<String>, List<String>> found = new HashMap<>();
    private final Set<Class<?>> seen = new HashSet<>();
    private final ObjectMapper json = new ObjectMapper();

    private DeclaredEnums() {}

    static Map<Set<String>, List<String>> byValues() {
        var search = new DeclaredEnums();
        List.of(CacheClusterSpec.class, CacheClusterStatus.class, CacheClassSpec.class, CacheClassStatus.class)
                .forEach(search::follow);
        return search.found;
    }

    private void follow(Type type) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::follow);
        } else if (type instanceof Class<?> raw && seen.add(raw)) {
            if (raw.isEnum()) {
                add(raw);
            } else if (raw.isRecord()) {
                Arrays.stream(raw.getRecordComponents()).forEach(one -> follow(one.getGenericType()));
            }
        }
    }

    private void add(Class<?> type) {
        var values = Arrays.stream(type.getEnumConstants())
                .map(constant -> json.convertValue(constant, String.class))
                .toList();
        var before = found.put(Set.copyOf(values), values);
        if (before != null && !before.equals(values)) {
            throw new IllegalStateException(type + " has the values of another enum in another order");
        }
    }
}
