package io.tocsin.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of the log is shown beside a command's own output. What the operator asked for in {@code TOCSIN_LOG_LEVEL} or {@code
 * TOCSIN_KAFKA_LOG_LEVEL} is left alone.
 *
 * <p>Thread-safe.
 */
final class LogLevels {
    private static final String OURS = "io.tocsin";
    private static final String KAFKA = "org.apache.kafka";
    /** Says several times a second that a broker is away or does not let us in, which our own lines say once. */
    private static final String CONNECTIONS = "org.apache.kafka.clients.NetworkClient";

    /** Tells with its stack trace what of a certificate or a token did not work, which our own lines say, too. */
    private static final String CREDENTIALS = "org.apache.kafka.common.security";

    /** Advises on every start, several times, about a global store that we do not have. */
    private static final String STREAMS_ADVICE = "org.apache.kafka.streams.StreamsConfig";

    private LogLevels() {}

    /** For a command that shows a result and ends: warnings of ours, errors of Kafka. */
    static void forShortCommand(boolean debug) {
        if (!debug) {
            set(OURS, Level.WARN, "TOCSIN_LOG_LEVEL");
            set(KAFKA, Level.ERROR, "TOCSIN_KAFKA_LOG_LEVEL");
            withoutConnectionTrouble();
        }
    }

    /** For a command that tells itself what is wrong: errors alone. */
    static void quiet(boolean debug) {
        if (!debug) {
            set(OURS, Level.ERROR, "TOCSIN_LOG_LEVEL");
            set(KAFKA, Level.ERROR, "TOCSIN_KAFKA_LOG_LEVEL");
            withoutConnectionTrouble();
        }
    }

    /** For a command that draws on the whole terminal: a line of the log would stand in the middle of it. */
    static void silent() {
        logger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        logger(OURS).setLevel(Level.OFF);
        logger(KAFKA).setLevel(Level.OFF);
    }

    /** For a command that goes on running, while it looks for the broker and makes its topics. */
    static void forStart(boolean debug) {
        if (!debug) {
            set(STREAMS_ADVICE, Level.ERROR, "TOCSIN_KAFKA_LOG_LEVEL");
            withoutConnectionTrouble();
        }
    }

    private static void withoutConnectionTrouble() {
        set(CONNECTIONS, Level.OFF, "TOCSIN_KAFKA_LOG_LEVEL");
        set(CREDENTIALS, Level.OFF, "TOCSIN_KAFKA_LOG_LEVEL");
    }

    /** For a command that has started and does not tell itself when the broker goes away. */
    static void withConnectionTrouble() {
        logger(CONNECTIONS).setLevel(null);
        logger(CREDENTIALS).setLevel(null);
    }

    private static void set(String name, Level level, String variable) {
        if (System.getenv(variable) == null && System.getProperty(variable) == null) {
            logger(name).setLevel(level);
        }
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
