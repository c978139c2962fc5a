package dev.hearth.operator.decide.cluster;

import dev.hearth.operator.model.VolumeFacts;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Optional;

/** Whether a volume has to grow. */
final class Growth {

    private Growth() {}

    /** Its claim asks for less than the spec does. */
    static boolean wanted(VolumeFacts volume, Optional<Quantity> size) {
        return size.isPresent()
                && volume.requested()
                        .map(Quantity::getAmountInBytes)
                        .filter(bytes -> Quantity.getAmountInBytes(size.get()).compareTo(bytes) > 0)
                        .isPresent();
    }
}
