package io.tocsin.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything outside the program that the configuration is read from. Thread-safe.
 *
 * @param configFile what {@code --config} named
 * @param workingDirectory where {@code tocsin.properties} is looked for when no file is named
 * @param environment environment variables by name
 * @param assignments what each {@code --set} gave, {@code key=value}
 */
public record ConfigInputs(
        Optional<Path> configFile, Path workingDirectory, Map<String, String> environment, List<String> assignments) {

    public ConfigInputs {
        environment = Map.copyOf(environment);
        assignments = List.copyOf(assignments);
    }

    /** With the environment and the working directory of this process. */
    public static ConfigInputs ofProcess(Optional<Path> configFile, List<String> assignments) {
        return new ConfigInputs(configFile, Path.of(""), System.getenv(), assignments);
    }
}
