package dev.hearth.operator.observe;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.util.Optional;
import java.util.stream.Stream;

/** Port: the informers' caches of what belongs to no cluster. */
public interface Infrastructure {

    /** By name or by the label {@code kubernetes.io/hostname}, which volumes speak of and which may be another word. */
    Optional<Node> node(String name);

    Stream<Node> nodes();

    Optional<StorageClass> storageClass(String name);
}
