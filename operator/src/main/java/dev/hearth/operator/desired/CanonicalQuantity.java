package dev.hearth.operator.desired;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;

/**
 * Quantities as the API server stores them, so that an object that was applied equals the one that was meant: {@code
 * 1024Mi} becomes {@code 1Gi}, {@code 0.1} becomes {@code 100m}.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
final class CanonicalQuantity {

    private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final List<String> DECIMAL = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
    private static final BigDecimal SMALLEST_BINARY = BigDecimal.valueOf(1024);

    private CanonicalQuantity() {}

    static Quantity of(Quantity quantity) {
        var format = quantity.getFormat();
        if (!BINARY.contains(format) && !DECIMAL.contains(format)) {
            return quantity; // an exponent keeps its form
        }
        var value = Quantity.getAmountInBytes(quantity);
        var binary = format.endsWith("i") && value.abs().compareTo(SMALLEST_BINARY) >= 0;
        return binary
                ? scaled(value, BINARY, BigDecimal.valueOf(1024))
                : scaled(value.movePointRight(9), DECIMAL, BigDecimal.valueOf(1000));
    }

    static Quantity ofBytes(long bytes) {
        return of(new Quantity(Long.toString(bytes / 1024), "Ki"));
    }

    private static Quantity scaled(BigDecimal value, List<String> suffixes, BigDecimal step) {
        var number = value;
        var index = 0;
        while (number.signum() != 0
                && index + 1 < suffixes.size()
                && number.remainder(step).signum() == 0) {
            number = number.divide(step);
            index++;
        }
        var suffix = number.signum() == 0 ? "" : suffixes.get(index);
        return new Quantity(number.stripTrailingZeros().toPlainString(), suffix);
    }
}
