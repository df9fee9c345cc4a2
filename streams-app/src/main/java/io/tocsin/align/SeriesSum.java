package io.tocsin.align;

import io.tocsin.schemas.Combine;

/**
 * The series of one metric as one number, taken in their order.
 *
 * <p>Confined to one thread.
 */
final class SeriesSum {
    private final Combine combine;
    private double value;
    private int count;

    SeriesSum(Combine combine) {
        this.combine = combine;
    }

    /** Takes what one series comes to; one that comes to nothing is not a number. */
    void add(double one) {
        if (Double.isNaN(one)) {
            return;
        }
        if (count == 0) {
            value = one;
        } else {
            value = switch (combine) {
                case MEAN, SUM -> value + one;
                case MAX -> Math.max(value, one);
                case MIN -> Math.min(value, one);
            };
        }
        count++;
    }

    boolean isEmpty() {
        return count == 0;
    }

    float result() {
        return (float) (combine == Combine.MEAN ? value / count : value);
    }
}
