package io.tocsin.demo.infrastructure;

import java.nio.file.Path;
import java.util.List;

/** The command line of the registry's child process. Stateless, thread-safe. */
final class RegistryCommand {
    private RegistryCommand() {}

    /** Runs on the same Java as this JVM. */
    static List<String> of(Path runnerJar, Path dataDirectory, int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                storage(dataDirectory),
                "-Xmx256m",
                "-Dquarkus.http.host=" + LoopbackPorts.HOST,
                "-Dquarkus.http.port=" + port,
                "-jar",
                runnerJar.toString());
    }

    /**
     * The argument that tells a registry of this directory from every other process.
     *
     * <p>Without the write delay of 0 a killed registry forgets the ids of its last half-second and gives them out again, while
     * records that carry them are already in the broker.
     */
    static String storage(Path dataDirectory) {
        return "-Dquarkus.datasource.jdbc.url=jdbc:h2:file:" + dataDirectory.resolve("schemas") + ";WRITE_DELAY=0";
    }
}
