package io.tocsin.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contracts stay compatible with every version that was ever published, in both directions (FULL_TRANSITIVE).
 *
 * <p>Both, because both happen: new code reads what old code left in the ticks topic (days), in the models topic (for ever) and
 * in changelogs; and during a rolling upgrade, or after a roll-back, old code reads what new code has just written. The registry
 * is set to BACKWARD, which is what every registry does by default and guards other producers; this test is the stricter one and
 * runs before anything is published.
 *
 * <p>{@code contracts/vN} is a frozen copy of {@code src/main/avro}; it is never edited. A compatible change of a contract
 * leaves the copies alone; when it has been released, the contracts are frozen once more beside them, as {@code vN+1}.
 */
class ContractCompatibilityTest {
    private static final List<Class<? extends SpecificRecord>> CONTRACTS = List.of(
            Alert.class,
            CalendarEvent.class,
            ModelEvent.class,
            Contributor.class,
            Deployment.class,
            Feedback.class,
            Label.class,
            ModelArtifact.class,
            Sample.class,
            Score.class,
            Tick.class);

    /** Every frozen contract of every version. */
    static Stream<Frozen> frozen() throws IOException, URISyntaxException {
        try (Stream<Path> versions = Files.list(root())) {
            return versions.sorted().toList().stream().flatMap(ContractCompatibilityTest::parseVersion);
        }
    }

    @ParameterizedTest
    @MethodSource("frozen")
    void shouldReadWhatTheFrozenContractWroteAndBeReadByIt(Frozen frozen) {
        Schema current = current(frozen.schema().getName());

        assertThat(incompatibility(current, frozen.schema()))
                .as("new code, old record")
                .isEmpty();
        assertThat(incompatibility(frozen.schema(), current))
                .as("old code, new record")
                .isEmpty();
    }

    @Test
    void shouldHaveFrozenEveryContract() throws IOException, URISyntaxException {
        assertThat(frozen().map(frozen -> frozen.schema().getFullName()))
                .containsAll(CONTRACTS.stream().map(Class::getName).toList());
    }

    @Test
    void shouldFailForANewFieldWithoutDefault() throws IOException, URISyntaxException {
        Schema changed = changed("Tick", "\"fields\":[", "\"fields\":[{\"name\":\"region\",\"type\":\"string\"},");

        assertThat(incompatibility(changed, frozenNamed("Tick"))).anyMatch(text -> text.contains("region"));
    }

    @Test
    void shouldFailForARemovedFieldThatHadNoDefault() throws IOException, URISyntaxException {
        Schema changed = changed("ModelArtifact", "{\"name\":\"model\",\"type\":\"string\"},", "");

        assertThat(incompatibility(changed, frozenNamed("ModelArtifact")))
                .as("reading on goes well")
                .isEmpty();
        assertThat(incompatibility(frozenNamed("ModelArtifact"), changed)).anyMatch(text -> text.contains("model"));
    }

    @Test
    void shouldFailForAChangedType() throws IOException, URISyntaxException {
        Schema changed = changed("Tick", "\"values\":\"float\"", "\"values\":\"double\"");

        assertThat(incompatibility(frozenNamed("Tick"), changed)).isNotEmpty();
    }

    @Test
    void shouldFailForARenamedField() throws IOException, URISyntaxException {
        Schema changed = changed("Sample", "{\"name\":\"entity\"", "{\"name\":\"host\"");

        assertThat(incompatibility(changed, frozenNamed("Sample"))).isNotEmpty();
    }

    /** One frozen contract. */
    record Frozen(String version, Schema schema) {
        @Override
        public String toString() {
            return version + " " + schema.getName();
        }
    }

    private static List<String> incompatibility(Schema reader, Schema writer) {
        SchemaCompatibility.SchemaPairCompatibility result =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        return result.getType() == SchemaCompatibilityType.COMPATIBLE
                ? List.of()
                : result.getResult().getIncompatibilities().stream()
                        .map(difference -> difference.getType() + " at " + difference.getLocation() + ": "
                                + difference.getMessage())
                        .toList();
    }

    private static Schema changed(String name, String from, String to) throws IOException, URISyntaxException {
        String json = frozenNamed(name).toString();
        assertThat(json).contains(from);
        return new Schema.Parser().parse(json.replace(from, to));
    }

    private static Schema frozenNamed(String name) throws IOException, URISyntaxException {
        return frozen().map(Frozen::schema)
                .filter(schema -> schema.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Schema current(String name) {
        Map<String, Schema> schemas = new HashMap<>();
        CONTRACTS.forEach(
                type -> schemas.put(type.getSimpleName(), SpecificData.get().getSchema(type)));
        return schemas.getOrDefault(name, Schema.create(Schema.Type.NULL));
    }

    private static Stream<Frozen> parseVersion(Path version) {
        Schema.Parser parser = new Schema.Parser();
        try (Stream<Path> files = Files.list(version)) {
            // What others name comes before them.
            return files.sorted(Comparator.comparingInt(ContractCompatibilityTest::rank)).toList().stream()
                    .map(file -> new Frozen(version.getFileName().toString(), parse(parser, file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int rank(Path file) {
        return file.endsWith("Contributor.avsc") ? 0 : file.endsWith("Alert.avsc") ? 1 : 2;
    }

    private static Schema parse(Schema.Parser parser, Path file) {
        try {
            return parser.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ContractCompatibilityTest.class.getResource("/contracts"))
                .toURI());
    }
}
