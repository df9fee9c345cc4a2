package io.tocsin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

    @TempDir
    Path directory;

    private Path named;

    @BeforeEach
    void nameTheFile() {
        named = directory.resolve("named.properties");
    }

    private void write(Path file, String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines));
    }

    private LoadedConfig load(Optional<Path> file, Map<String, String> environment, String... assignments) {
        return ConfigLoader.load(new ConfigInputs(file, directory, environment, List.of(assignments)));
    }

    private List<String> problems(Optional<Path> file, Map<String, String> environment, String... assignments) {
        InvalidConfigurationException refused =
                catchThrowableOfType(InvalidConfigurationException.class, () -> load(file, environment, assignments));
        assertThat(refused).isNotNull();
        return refused.problems();
    }

    private static ConfigEntry entry(LoadedConfig loaded, String key) {
        return loaded.entries().stream()
                .filter(candidate -> candidate.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldLetTheLaterSourceWin() throws IOException {
        write(named, "# comment", "stream.threads=3", "standby.replicas=3", "train.layers=3");
        Map<String, String> environment = Map.of("TOCSIN_STANDBY_REPLICAS", "4", "TOCSIN_TRAIN_LAYERS", "4");

        LoadedConfig loaded = load(Optional.of(named), environment, "train.layers=4", "train.layers=5");

        assertThat(entry(loaded, "window.ticks"))
                .isEqualTo(new ConfigEntry("window.ticks", "60", new ConfigSource.Default()));
        assertThat(entry(loaded, "stream.threads"))
                .isEqualTo(new ConfigEntry("stream.threads", "3", new ConfigSource.File(named, 2)));
        assertThat(entry(loaded, "standby.replicas"))
                .isEqualTo(new ConfigEntry(
                        "standby.replicas", "4", new ConfigSource.Environment("TOCSIN_STANDBY_REPLICAS")));
        assertThat(entry(loaded, "train.layers"))
                .isEqualTo(new ConfigEntry("train.layers", "5", new ConfigSource.CommandLine()));
        assertThat(loaded.config().kafka().streams().threads()).isEqualTo(3);
        assertThat(loaded.config().kafka().streams().standbyReplicas()).isEqualTo(4);
        assertThat(loaded.config().train().layers()).isEqualTo(5);
    }

    @Test
    void shouldSayWhereEachValueCameFrom() {
        assertThat(new ConfigSource.Default().describe()).isEqualTo("default");
        assertThat(new ConfigSource.File(Path.of("/etc/tocsin.properties"), 12).describe())
                .isEqualTo("file /etc/tocsin.properties line 12");
        assertThat(new ConfigSource.Environment("TOCSIN_TRAIN_SEED").describe())
                .isEqualTo("environment variable TOCSIN_TRAIN_SEED");
        assertThat(new ConfigSource.CommandLine().describe()).isEqualTo("command line");
    }

    @Test
    void shouldReadTheFileInTheWorkingDirectoryOnlyWhenNoOtherIsNamed() throws IOException {
        write(directory.resolve("tocsin.properties"), "train.layers=1");
        write(directory.resolve("environment.properties"), "train.layers=3");
        write(named, "train.layers=4");
        Map<String, String> environment = Map.of(
                "TOCSIN_CONFIG", directory.resolve("environment.properties").toString());

        assertThat(load(Optional.empty(), Map.of()).config().train().layers()).isEqualTo(1);
        assertThat(load(Optional.empty(), Map.of("TOCSIN_CONFIG", ""))
                        .config()
                        .train()
                        .layers())
                .isEqualTo(1);
        assertThat(load(Optional.empty(), environment).config().train().layers())
                .isEqualTo(3);
        assertThat(load(Optional.of(named), environment).config().train().layers())
                .isEqualTo(4);
    }

    @Test
    void shouldUseDefaultsWhenThereIsNoSource() {
        assertThat(load(Optional.empty(), Map.of()).config()).isEqualTo(TocsinConfig.defaults());
    }

    @Test
    void shouldMapEveryKeyToItsEnvironmentVariable() {
        for (TocsinConfigTest.Mapping mapping : TocsinConfigTest.mappings()) {
            String variable = ConfigEnvironment.variableOf(mapping.key());
            // Without a server, for some of its keys must not be set alone.
            Map<String, String> environment = new HashMap<>(Map.of("TOCSIN_SERVE_PORT", "0"));
            environment.put(variable, mapping.value());
            Map<String, String> expected = new HashMap<>(Map.of("serve.port", "0"));
            expected.put(mapping.key(), mapping.value());
            assertThat(load(Optional.empty(), environment).config())
                    .as(variable)
                    .isEqualTo(TocsinConfig.of(expected));
        }
    }

    @Test
    void shouldReadPassThroughKeysFromTheEnvironment() {
        Map<String, String> environment = Map.of(
                "TOCSIN_TICK_DURATION_MS", "5000",
                "TOCSIN_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "TOCSIN_REGISTRY_PROXY_PORT", "3128",
                "PATH", "/bin");

        TocsinConfig config = load(Optional.empty(), environment).config();

        assertThat(config.ticks().duration()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.kafka().clientProperties().values()).isEqualTo(Map.of("security.protocol", "SASL_SSL"));
        assertThat(config.kafka().registryProperties().values()).isEqualTo(Map.of("proxy.port", "3128"));
    }

    @Test
    void shouldIgnoreVariablesThatAreNotKeys() {
        Map<String, String> environment = Map.ofEntries(
                Map.entry("TOCSIN_JAVA_OPTS", "-Xmx1g"),
                Map.entry("TOCSIN_HOME", "/opt/tocsin"),
                Map.entry("TOCSIN_SERVICE_HOST", "10.0.0.1"),
                Map.entry("TOCSIN_SERVICE_PORT_HTTP", "8080"),
                Map.entry("TOCSIN_PORT", "tcp://10.0.0.1:8080"),
                Map.entry("TOCSIN_PORT_8080_TCP", "tcp://10.0.0.1:8080"),
                Map.entry("TOCSIN_PORT_8080_TCP_ADDR", "10.0.0.1"),
                Map.entry("TOCSIN_KAFKA_SERVICE_HOST", "10.0.0.2"),
                Map.entry("TOCSIN_KAFKA_PORT", "tcp://10.0.0.2:9092"));

        assertThat(load(Optional.empty(), environment).config()).isEqualTo(TocsinConfig.defaults());
    }

    @Test
    void shouldReportUnknownVariablesAndBadValuesWithTheirPlace() throws IOException {
        write(named, "# ticks", "", "tick.duration.ms = \\", "   0", "! more", "train.hidn: 3");

        assertThat(problems(Optional.of(named), Map.of("TOCSIN_TRAIN_LAYER", "1"), "novalue", "=x"))
                .containsExactly(
                        "malformed --set novalue: must be key=value",
                        "malformed --set =x: must be key=value",
                        "invalid value 0 for tick.duration.ms: must be at least 1000 (from file " + named + " line 3)",
                        "unknown key train.hidn: did you mean train.hidden? (from file " + named + " line 6)",
                        "unknown key train.layer: did you mean train.layers?"
                                + " (from environment variable TOCSIN_TRAIN_LAYER)");
    }

    @Test
    void shouldReportDuplicateKeysAndMalformedEscapesOfAFile() throws IOException {
        write(named, "train.layers=1", "train.hidden=8", "train.layers=2", "train.model=\\u12x");

        assertThat(problems(Optional.of(named), Map.of()))
                .containsExactly(
                        "duplicate key train.layers: must be given once, is also in line 1 (from file " + named
                                + " line 3)",
                        "malformed \\uxxxx escape (from file " + named + " line 4)");
    }

    @Test
    void shouldReportAFileThatCannotBeRead() throws IOException {
        Path binary = directory.resolve("binary.properties");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(problems(Optional.of(named), Map.of()))
                .containsExactly("cannot read configuration: no such file: path=" + named);
        assertThat(problems(Optional.of(binary), Map.of()))
                .containsExactly("cannot read configuration: not UTF-8 text: path=" + binary);
        assertThat(problems(Optional.of(directory), Map.of()))
                .singleElement()
                .asString()
                .startsWith("cannot read configuration: ")
                .endsWith("path=" + directory);
    }

    @Test
    void shouldReadEscapesSeparatorsAndUtf8LikeAnyPropertiesFile() throws IOException {
        Files.write(
                named,
                "collect.entity : host/caf\u00e9\\u0021\r\ntrain.model = shop  \r\nkafka.a\\ b=c\\\\\r\n"
                        .getBytes(StandardCharsets.UTF_8));

        TocsinConfig config = load(Optional.of(named), Map.of()).config();

        assertThat(config.collect().entity()).contains("host/caf\u00e9!");
        assertThat(config.train().model()).isEqualTo("shop");
        assertThat(config.kafka().clientProperties().values()).isEqualTo(Map.of("a b", "c\\"));
    }

    @Test
    void shouldListEntriesInTheOrderOfTheReferenceThenPassedThroughKeysByName() {
        LoadedConfig loaded = load(Optional.empty(), Map.of(), "streams.b=1", "kafka.a=1", "window.ticks=61");

        List<String> keys = loaded.entries().stream().map(ConfigEntry::key).toList();
        assertThat(keys).startsWith("bootstrap.servers", "schema.registry.url").endsWith("kafka.a", "streams.b");
        assertThat(keys).hasSize(TocsinConfig.definition().names().size() + 2);
    }
}
