package dev.hearth.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Whether data survives the loss of all nodes at once. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "self.mode == 'None' || has(self.size)",
        fieldPath = ".size",
        reason = "FieldValueRequired",
        message = "must be set when persistence.mode is not 'None'")
@ValidationRule(
        value = "(self.mode == 'None') == (oldSelf.mode == 'None')",
        fieldPath = ".mode",
        reason = "FieldValueForbidden",
        message = "may not be switched on or off after creation; 'AppendOnly' and 'Snapshot' may be exchanged")
@ValidationRule(
        value = "has(self.storageClassName) == has(oldSelf.storageClassName)"
                + " && (!has(self.storageClassName) || self.storageClassName == oldSelf.storageClassName)",
        fieldPath = ".storageClassName",
        reason = "FieldValueForbidden",
        message = Rules.IMMUTABLE_CLUSTER)
public record PersistenceSpec(
        @Default("None")
        @JsonPropertyDescription(
                "None: memory only. AppendOnly: a log of writes, synced every second. Snapshot: a copy from time to"
                        + " time. AppendOnly and Snapshot may be exchanged while it runs; persistence may not be switched on or off after"
                        + " creation. Not available for Memcached.")
        PersistenceMode mode,

        @ValidationRule(
                value = "!isQuantity(string(self)) || !isQuantity(string(oldSelf))"
                        + " || quantity(string(self)).compareTo(quantity(string(oldSelf))) >= 0",
                reason = Rules.FORBIDDEN,
                message = "may only grow")
        @JsonPropertyDescription(
                "Size of each node's volume. Required unless mode is None. May only grow; volumes are expanded in"
                        + " place if the StorageClass allows it.")
        @Nullable
        Quantity size,

        @Size(min = 1, max = 253)
        @JsonPropertyDescription(
                "StorageClass of the volumes. Unset means the default class of the cluster. Immutable.")
        @Nullable
        String storageClassName,

        @Default("Retain")
        @JsonPropertyDescription(
                "What happens to the volumes and to the credentials Secret when the CacheCluster is deleted. A new"
                        + " CacheCluster of the same name takes retained ones over.")
        RetentionPolicy whenDeleted) {

    /** Memory only. */
    public static final PersistenceSpec DEFAULT =
            new PersistenceSpec(PersistenceMode.NONE, null, null, RetentionPolicy.RETAIN);

    public PersistenceSpec {
        mode = Unset.or(mode, PersistenceMode.NONE);
        whenDeleted = Unset.or(whenDeleted, RetentionPolicy.RETAIN);
    }
}
