package io.tocsin.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the chart has in common with other files. */
class ChartFilesTest {
    private static final String REMEDY =
            "a copy in the chart is stale, for a chart reads no file beside itself; make it anew with: mvn -pl streams-app -am test"
                    + " -Dtest=ChartFilesTest -Dsurefire.failIfNoSpecifiedTests=false -Dtocsin.regenerate=true";

    @ParameterizedTest
    @CsvSource({"prometheus/rules.yml, rules.yml", "grafana/tocsin.json, dashboard.json"})
    void shouldHaveTheCopiesThatItsTemplatesNeed(String original, String copy) throws IOException {
        Path from = Path.of("..", "ops").resolve(original);
        Path to = Chart.HOME.resolve("files").resolve(copy);
        if (Boolean.getBoolean("tocsin.regenerate")) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(to).as(REMEDY).hasSameTextualContentAs(from);
        assertThat(Files.isSymbolicLink(to)).isFalse();
    }

    @Test
    void shouldBeForThisVersion() throws IOException {
        Matcher version = Pattern.compile("<artifactId>tocsin</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("..", "pom.xml")));

        assertThat(version.find()).isTrue();
        assertThat(Chart.appVersion()).isEqualTo(version.group(1));
    }

    @Test
    void shouldDescribeEachValueInTheSchema() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Chart.HOME.resolve("values.schema.json").toFile());
        JsonNode values =
                Chart.read(Files.readString(Chart.HOME.resolve("values.yaml"))).get(0);

        // What a chart above this one may share with it.
        assertThat(keysOf(schema.path("properties")))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("global"), keysOf(values).stream())
                        .toList());
        assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
        assertThat(schema.path("additionalProperties").asBoolean()).isFalse();
    }

    private static List<String> keysOf(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
