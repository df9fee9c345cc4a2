package io.tocsin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * Whether a command writes for people or for programs. With JSON nothing else goes to standard output.
 *
 * <p>Confined to one thread.
 */
final class FormatOption {
    private static final JsonMapper JSON = new JsonMapper();

    /** What can be asked for. */
    enum Format {
        TABLE,
        JSON
    }

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            converter = Converter.class,
            description = "table or json (default: table); docs/cli.md names the fields.")
    private Format format = Format.TABLE;

    boolean isJson() {
        return format == Format.JSON;
    }

    /** One document, indented. */
    static void print(JsonNode document, Output output) {
        output.line(document.toPrettyString());
    }

    /** One document on one line, for what goes on and on. */
    static void printLine(JsonNode document, Output output) {
        try {
            output.line(JSON.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new CommandFailedException("cannot write JSON: reason=" + e.getOriginalMessage(), e);
        }
    }

    /** In lower case, as the other options. */
    static final class Converter implements ITypeConverter<Format> {
        @Override
        public Format convert(String value) {
            return switch (value) {
                case "table" -> Format.TABLE;
                case "json" -> Format.JSON;
                default -> throw new TypeConversionException("must be table or json: value=" + value);
            };
        }
    }
}
