package io.tocsin.demo.screen.view;

/**
 * How far a step of the start-up is. Thread-safe.
 *
 * @param what the step, such as {@code history of 8 shops}
 * @param done how much is done, in {@code unit}
 * @param total how much there is, in {@code unit}; 0 when not known
 * @param unit such as {@code ticks}
 */
public record Progress(String what, long done, long total, String unit) {
    /** Share done, 0 to 1; 0 when the total is not known. */
    public double fraction() {
        return total <= 0 ? 0 : Math.min(1.0, Math.max(0.0, (double) done / total));
    }
}
