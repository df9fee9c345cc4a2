package io.tocsin.ops;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The chart as Helm renders it, without a cluster: release {@code watch} in namespace {@code ops}.
 *
 * <p>Thread-safe.
 */
final class Chart {
    static final Path HOME = Path.of("..", "ops", "helm", "tocsin");
    static final Path DEV = HOME.resolve(Path.of("examples", "dev.yaml"));
    static final Path PRODUCTION = HOME.resolve(Path.of("examples", "production.yaml"));
    static final Path NOTHING = Path.of("src", "test", "resources", "io", "tocsin", "ops", "nothing.yaml");
    static final Path EVERYTHING = Path.of("src", "test", "resources", "io", "tocsin", "ops", "everything.yaml");

    /** What has no default. */
    static final Map<String, String> LEAST = Map.of(
            "image.repository", "registry.example.com/tocsin",
            "kafka.bootstrapServers", "kafka:9092",
            "schemaRegistry.url", "http://registry:8081",
            "access.open", "true");

    private static final String RECENT_KUBERNETES = "1.33.0";

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /**
     * The chart once more, whose hooks are called otherwise: Helm's library keeps hooks to itself when it renders. All else is as it is.
     */
    private static final Path WITH_HOOKS_SHOWN = copy();

    /** What a hook is called in what is rendered. */
    static final String HOOK = "hook-of-helm";

    private Chart() {}

    /** With a file of values. */
    static Manifests of(Path values) {
        return rendered(values, Map.of(), RECENT_KUBERNETES);
    }

    /** With a file of values and some set beside it. */
    static Manifests of(Path values, Map<String, String> set) {
        return rendered(values, set, RECENT_KUBERNETES);
    }

    /** With what has no default, and these beside it. */
    static Manifests ofLeast(Map<String, String> set) {
        return rendered(NOTHING, join(LEAST, set), RECENT_KUBERNETES);
    }

    static Manifests rendered(Path values, Map<String, String> set, String kubernetes) {
        TemplateCommand command = new Helm(WITH_HOOKS_SHOWN)
                .template()
                .withName("watch")
                .withNamespace("ops")
                .withKubeVersion(kubernetes)
                .withValuesFile(values);
        set.forEach(command::set);
        return new Manifests(read(command.call()));
    }

    /** All documents of a text; a key that is there twice is none. */
    static List<JsonNode> read(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll().stream().filter(JsonNode::isObject).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(yaml, e);
        }
    }

    private static Path copy() {
        try (Stream<Path> files = Files.walk(HOME)) {
            Path copy = Files.createTempDirectory("chart");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(HOME.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.writeString(target, text(file).replace("helm.sh/hook:", HOOK + ":"));
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(copy)));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String appVersion() {
        return read(text(HOME.resolve("Chart.yaml"))).get(0).path("appVersion").asText();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> join(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }
}
