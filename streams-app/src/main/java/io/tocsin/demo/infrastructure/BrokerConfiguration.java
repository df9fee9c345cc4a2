package io.tocsin.demo.infrastructure;

/**
 * What may differ between two embedded brokers. Immutable.
 *
 * @param port the loopback port that clients use, 1–65535, or 0 for any free one
 * @param maxMessageBytes the largest record batch that a topic takes unless it says otherwise, at least 1
 */
public record BrokerConfiguration(int port, int maxMessageBytes) {
    /** Kafka's own default of {@code message.max.bytes}: 1 MiB and the batch overhead. */
    public static final int DEFAULT_MAX_MESSAGE_BYTES = 1_048_588;

    public BrokerConfiguration {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be in 0..65535: port=" + port);
        }
        if (maxMessageBytes < 1) {
            throw new IllegalArgumentException("maxMessageBytes must be positive: maxMessageBytes=" + maxMessageBytes);
        }
    }

    /** Any free port and Kafka's own message limit. */
    public static BrokerConfiguration onFreePort() {
        return onPort(0);
    }

    /** A fixed port, 0 for any free one, and Kafka's own message limit. */
    public static BrokerConfiguration onPort(int port) {
        return new BrokerConfiguration(port, DEFAULT_MAX_MESSAGE_BYTES);
    }
}
