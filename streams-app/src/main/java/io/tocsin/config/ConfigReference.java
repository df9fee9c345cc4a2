package io.tocsin.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** Writes the reference of all keys, {@code docs/configuration.md}, from their declarations. Thread-safe. */
public final class ConfigReference {

    private static final String INTRODUCTION = """
            # Configuration

            <!-- Generated from the declarations in io.tocsin.config; do not edit. To make it anew:
                 mvn -pl streams-app -am test -Dtest=ConfigReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dtocsin.regenerate=true -->

            A value is looked for in these places; the later one wins:

            1. the default in the tables below;
            2. a properties file in UTF-8: the one `--config FILE` names, else `TOCSIN_CONFIG`,
               else `./tocsin.properties` when there is one;
            3. the environment: `TOCSIN_TICK_DURATION_MS` sets `tick.duration.ms` (upper case, underscores for dots);
            4. the command line: `--set tick.duration.ms=5000`, as often as needed.

            `tocsin config show` prints every value and where it came from, secrets hidden. A key that is unknown, out of range
            or contradictory stops the start, and all problems are listed at once, one line each.
            """;

    private ConfigReference() {}

    /** The whole page; ends with a line feed. */
    public static String markdown() {
        return INTRODUCTION + tables() + passThrough() + crossRules();
    }

    private static String tables() {
        Map<String, StringBuilder> rowsOfGroup = new LinkedHashMap<>();
        for (ConfigKey key : TocsinConfig.definition().configKeys().values()) {
            rowsOfGroup.computeIfAbsent(key.group, group -> new StringBuilder()).append(row(key));
        }
        return rowsOfGroup.entrySet().stream()
                .map(group -> "\n## " + group.getKey()
                        + "\n\n| Key | Type | Default | Range | Meaning |\n|---|---|---|---|---|\n"
                        + group.getValue())
                .collect(Collectors.joining());
    }

    private static String row(ConfigKey key) {
        return "| `" + key.name + "` | " + typeName(key.type) + " | " + defaultOf(key) + " | "
                + escape(key.validator.toString()) + " | " + escape(key.documentation) + " |\n";
    }

    private static String typeName(ConfigDef.Type type) {
        return switch (type) {
            case INT, LONG -> "whole number";
            case DOUBLE -> "number";
            case STRING -> "text";
            case BOOLEAN -> "true or false";
            default -> throw new IllegalStateException("no name in the reference: type=" + type);
        };
    }

    private static String defaultOf(ConfigKey key) {
        String value =
                key.defaultValue instanceof Number number ? Rule.plain(number) : String.valueOf(key.defaultValue);
        return value.isEmpty() ? "(empty)" : "`" + value + "`";
    }

    private static String passThrough() {
        return Arrays.stream(PassThrough.values())
                .map(target -> "| `" + target.prefix() + "` | " + target.receiver() + " |\n")
                .collect(Collectors.joining("", """

                        ## Passed through

                        Keys behind these prefixes are handed on without the prefix and are not checked here, such as
                        `kafka.security.protocol` (`TOCSIN_KAFKA_SECURITY_PROTOCOL`). What has a key of its own above can't be set this way.

                        | Prefix | Goes to |
                        |---|---|
                        """, ""));
    }

    private static String crossRules() {
        return CrossRule.ALL.stream()
                .map(rule -> "- `" + rule.key() + "` " + rule.message() + "\n")
                .collect(Collectors.joining("", "\n## Rules between keys\n\n", ""));
    }

    private static String escape(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
    }
}
