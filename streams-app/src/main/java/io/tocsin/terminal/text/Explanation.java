package io.tocsin.terminal.text;

/**
 * A metric that explains a score. Thread-safe.
 *
 * @param metric full name of the metric, such as {@code http.server.queue.depth}
 * @param actual what came, in the metric's own unit
 * @param expected what the model forecast, in the metric's own unit; or the limit
 * @param isLimit whether {@code expected} is a static limit that was crossed
 */
public record Explanation(String metric, double actual, double expected, boolean isLimit) {
    public Explanation(String metric, double actual, double expected) {
        this(metric, actual, expected, false);
    }
}
