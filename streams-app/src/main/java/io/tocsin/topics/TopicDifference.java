package io.tocsin.topics;

/**
 * One way in which a topic is not as it should be.
 *
 * <p>Thread-safe: immutable.
 *
 * @param topic full name
 * @param text what is wrong, in one line
 * @param remedy what to do, in one line
 */
public record TopicDifference(String topic, Kind kind, String text, String remedy) {
    /** What differs. */
    public enum Kind {
        MISSING,
        PARTITIONS,
        SETTING
    }
}
