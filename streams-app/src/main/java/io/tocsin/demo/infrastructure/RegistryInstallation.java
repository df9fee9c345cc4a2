package io.tocsin.demo.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the build or the launcher has put the schema registry's files. Stateless, thread-safe. */
public final class RegistryInstallation {
    /** The system property that names the directory; wins over {@link #HOME_VARIABLE}. */
    public static final String DIRECTORY_PROPERTY = "tocsin.registry.home";
    /** The environment variable that names Tocsin's own directory; the registry is in its {@code registry}. */
    public static final String HOME_VARIABLE = "TOCSIN_HOME";

    private static final int MAX_DEPTH = 3;

    private RegistryInstallation() {}

    /**
     * The directory of this installation.
     *
     * @throws InfrastructureException if neither the property nor the variable is set
     */
    public static Path directory() {
        return Optional.ofNullable(System.getProperty(DIRECTORY_PROPERTY))
                .map(Path::of)
                .or(() -> Optional.ofNullable(System.getenv(HOME_VARIABLE)).map(home -> Path.of(home, "registry")))
                .orElseThrow(() -> new InfrastructureException("registry directory is unknown: set " + HOME_VARIABLE
                        + " or -D" + DIRECTORY_PROPERTY + " to where the build has unpacked it"));
    }

    /** The one {@code *-runner.jar} in the directory or not far below it. */
    static Path runnerJar(Path directory) {
        try (Stream<Path> files = Files.find(
                directory, MAX_DEPTH, (file, attributes) -> file.toString().endsWith("-runner.jar"))) {
            return files.sorted()
                    .findFirst()
                    .orElseThrow(() -> new InfrastructureException(
                            "registry is not installed: no *-runner.jar in " + directory + " ; run mvn package"));
        } catch (IOException cause) {
            throw new InfrastructureException(
                    "registry is not installed: cannot read " + directory + " ; run mvn package", cause);
        }
    }
}
