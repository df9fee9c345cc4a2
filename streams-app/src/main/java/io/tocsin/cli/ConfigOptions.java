package io.tocsin.cli;

import io.tocsin.config.ConfigInputs;
import io.tocsin.config.ConfigLoader;
import io.tocsin.config.LoadedConfig;
import io.tocsin.config.TocsinConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Where the configuration comes from. Mixed into every command that reads it.
 *
 * <p>Confined to one thread.
 */
final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Properties file; without it TOCSIN_CONFIG names one, else ./tocsin.properties is read when there.")
    private Optional<Path> configFile = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets one key, wins over file and environment; repeatable.")
    private List<String> assignments = new ArrayList<>();

    /** The same options as they would be written, for a command to copy; begins with a blank or is empty. */
    String asWritten() {
        StringBuilder written = new StringBuilder();
        configFile.ifPresent(file -> written.append(" --config ").append(file));
        assignments.forEach(
                assignment -> written.append(" --set '").append(assignment).append('\''));
        return written.toString();
    }

    TocsinConfig config() {
        return load().config();
    }

    /** The configuration with the origin of each value. */
    LoadedConfig load() {
        return loadWith(Map.of());
    }

    /** The same, with keys that options of their own have set; they win. */
    LoadedConfig loadWith(Map<String, String> ofOptions) {
        List<String> all = new ArrayList<>(assignments);
        ofOptions.forEach((key, value) -> all.add(key + "=" + value));
        return ConfigLoader.load(ConfigInputs.ofProcess(configFile, all));
    }
}
