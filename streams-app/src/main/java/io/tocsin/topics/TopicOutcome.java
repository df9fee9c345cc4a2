package io.tocsin.topics;

/**
 * What became of one topic in {@link TopicAdmin#create}.
 *
 * <p>Thread-safe: immutable.
 *
 * @param topic full name
 */
public record TopicOutcome(String topic, Result result) {
    /** Made now, or there before; one that was there is left as it is, whatever its settings. */
    public enum Result {
        CREATED,
        EXISTS
    }
}
