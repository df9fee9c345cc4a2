package io.tocsin.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** The keys of the Helm chart's {@code config}: its schema refuses a key that is misspelt or has a value of another kind before anything is installed. */
class ChartSchemaTest {
    private static final Path SCHEMA = Path.of("..", "ops", "helm", "tocsin", "values.schema.json");
    private static final String REMEDY =
            "ops/helm/tocsin/values.schema.json is stale; make it anew with: mvn -pl streams-app -am test"
                    + " -Dtest=ChartSchemaTest -Dsurefire.failIfNoSpecifiedTests=false -Dtocsin.regenerate=true";

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void shouldKnowEachKeyAndNoOther() throws IOException {
        ObjectNode schema = (ObjectNode) json.readTree(SCHEMA.toFile());
        ((ObjectNode) schema.path("properties")).set("config", config());
        String wanted = json.writer(new DefaultPrettyPrinter()
                                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                                .withArrayIndenter(new DefaultPrettyPrinter.FixedSpaceIndenter()))
                        .writeValueAsString(schema)
                + "\n";
        if (Boolean.getBoolean("tocsin.regenerate")) {
            Files.writeString(SCHEMA, wanted);
        }
        assertThat(Files.readString(SCHEMA)).as(REMEDY).isEqualTo(wanted);
    }

    private ObjectNode config() {
        ObjectNode config = json.createObjectNode();
        config.put("type", "object");
        config.put(
                "description", "Keys of docs/configuration.md; generated from their declarations by ChartSchemaTest.");
        config.put("additionalProperties", false);
        ObjectNode properties = config.putObject("properties");
        TocsinConfig.definition().configKeys().values().forEach(key -> properties.set(key.name, property(key)));
        ObjectNode passedThrough = config.putObject("patternProperties");
        Arrays.stream(PassThrough.values())
                .forEach(target -> passedThrough
                        .putObject("^" + target.prefix().replace(".", "\\.") + "[A-Za-z0-9._-]+$")
                        .put("description", "Goes to " + target.receiver() + ".")
                        .putArray("type")
                        .add("string")
                        .add("number")
                        .add("boolean"));
        return config;
    }

    private ObjectNode property(ConfigDef.ConfigKey key) {
        ObjectNode property = json.createObjectNode();
        switch (key.type) {
            case INT, LONG -> property.putArray("type").add("integer").add("string");
            case DOUBLE -> property.putArray("type").add("number").add("string");
            case BOOLEAN ->
                property.putArray("enum").add(true).add(false).add("true").add("false");
            default -> property.putArray("type").add("string").add("number");
        }
        if (key.type != ConfigDef.Type.STRING && key.type != ConfigDef.Type.BOOLEAN) {
            // Where somebody writes a number as a text.
            property.put("pattern", key.type == ConfigDef.Type.DOUBLE ? "^-?[0-9.eE-]+$" : "^-?[0-9]+$");
        }
        String range = String.valueOf(key.validator);
        property.put("description", key.documentation + (key.type == ConfigDef.Type.BOOLEAN ? "" : " " + range + "."));
        limit(property, key, range);
        return property;
    }

    /** Ranges of numbers and choices of words, as {@link Rule} tells them. */
    private static void limit(ObjectNode property, ConfigDef.ConfigKey key, String range) {
        String number = "-?\\d+(?:\\.\\d+)?";
        if (key.type != ConfigDef.Type.STRING && range.matches(number + " to " + number)) {
            String[] ends = range.split(" to ", -1);
            property.put("minimum", new BigDecimal(ends[0]));
            property.put("maximum", new BigDecimal(ends[1]));
        } else if (range.matches("\\w+( or \\w+)+") && key.type == ConfigDef.Type.STRING) {
            property.remove("type");
            Arrays.stream(range.split(" or ", -1)).forEach(property.withArray("enum")::add);
        }
    }
}
