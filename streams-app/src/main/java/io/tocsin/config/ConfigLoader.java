package io.tocsin.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Reads the configuration: defaults, then the file, then the environment, then the command line, later wins. The file
 * is the one that {@code --config} names, else {@code TOCSIN_CONFIG}, else {@code tocsin.properties} in the working
 * directory when there is one. Thread-safe.
 */
public final class ConfigLoader {

    private static final String DEFAULT_FILE_NAME = "tocsin.properties";

    private ConfigLoader() {}

    /**
     * Reads all sources and gives the valid configuration with the origin of each value.
     *
     * @throws InvalidConfigurationException with all problems found in all sources
     */
    public static LoadedConfig load(ConfigInputs inputs) {
        ConfigLayer file = configFile(inputs).map(ConfigFile::read).orElseGet(ConfigLayer::empty);
        return parse(file.then(ConfigEnvironment.read(inputs.environment()))
                .then(CommandLineAssignments.read(inputs.assignments())));
    }

    static LoadedConfig parse(ConfigLayer layer) {
        ConfigDef definition = TocsinConfig.definition();
        Map<String, ConfigEntry> entries = withDefaults(definition, layer);
        List<String> problems = new ArrayList<>(layer.problems());
        problems.addAll(new ConfigProblems(definition, entries).find());
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
        Map<String, String> values = new HashMap<>();
        entries.forEach((key, entry) -> values.put(key, entry.value()));
        ParsedValues parsed = new ParsedValues(definition.parse(values));
        return new LoadedConfig(TocsinConfig.from(parsed, values), new ArrayList<>(entries.values()));
    }

    private static Optional<Path> configFile(ConfigInputs inputs) {
        return inputs.configFile()
                .or(() -> Optional.ofNullable(inputs.environment().get(ConfigEnvironment.CONFIG_FILE))
                        .filter(name -> !name.isBlank())
                        .map(Path::of))
                .or(() -> Optional.of(inputs.workingDirectory().resolve(DEFAULT_FILE_NAME))
                        .filter(Files::exists));
    }

    /** Declared keys first, in the order of the reference; the others behind them by name. */
    private static Map<String, ConfigEntry> withDefaults(ConfigDef definition, ConfigLayer layer) {
        Map<String, ConfigEntry> entries = new LinkedHashMap<>();
        definition
                .configKeys()
                .forEach((key, declared) -> entries.put(
                        key, new ConfigEntry(key, String.valueOf(declared.defaultValue), new ConfigSource.Default())));
        Map<String, ConfigEntry> undeclared = new TreeMap<>();
        for (ConfigEntry entry : layer.entries()) {
            if (entries.containsKey(entry.key())) {
                // A blank at the end of a line can't be seen and is never meant; what is passed through stays as it is.
                entries.put(
                        entry.key(), new ConfigEntry(entry.key(), entry.value().strip(), entry.source()));
            } else {
                undeclared.put(entry.key(), entry);
            }
        }
        entries.putAll(undeclared);
        return entries;
    }
}
