package io.tocsin.demo.infrastructure;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The broker's log directory, made ready for its first start as {@code kafka-storage format} does. Stateless, thread-safe. */
final class BrokerStorage {
    private BrokerStorage() {}

    /**
     * Formats the directory with a new cluster id unless an earlier run did; what that run wrote is kept.
     *
     * @return the same directory
     */
    static Path prepare(Path logDirectory) {
        if (!Files.exists(logDirectory.resolve("meta.properties"))) {
            format(logDirectory);
        }
        return logDirectory;
    }

    private static void format(Path logDirectory) {
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(BrokerProperties.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(logDirectory.toString())
                    .setMetadataLogDirectory(logDirectory.toString())
                    .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .run();
        } catch (Exception cause) {
            throw new InfrastructureException(
                    "broker directory could not be formatted: path=" + logDirectory + " (" + cause.getMessage() + ")",
                    cause);
        }
    }
}
