package io.tocsin.translate;

import io.tocsin.format.PointKind;
import io.tocsin.schemas.Combine;
import io.tocsin.selector.Glob;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads aliases: comma-separated, a line an alias, {@code #} begins a comment. The columns, of which only the first and the third must be filled:
 *
 * <ul>
 *   <li>{@code source}: a name, {@code *} and {@code ?} stand for any characters
 *   <li>{@code when}: conditions with semicolons between them, see {@link Condition}
 *   <li>{@code target}: our names with blanks between them, {@code {attribute}} in them; {@code -} leaves the metric out
 *   <li>{@code combine}: {@code mean}, {@code sum}, {@code max} or {@code min}
 *   <li>{@code factor}: what values are multiplied by, instead of what their unit asks for
 *   <li>{@code kind}: {@code gauge}, {@code counter} or {@code delta}, where the source does not tell
 *   <li>{@code part}: what this source is among several of one target
 * </ul>
 *
 * <p>Thread-safe.
 */
final class AliasFile {
    private static final String BUILT_IN = "aliases.csv";
    private static final String LEFT_OUT = "-";
    private static final String[] COLUMNS = {"source", "when", "target", "combine", "factor", "kind", "part"};
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader(COLUMNS)
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    private AliasFile() {}

    /** The aliases that come with Tocsin. */
    static List<Alias> builtIn() {
        try (InputStream table = Objects.requireNonNull(AliasFile.class.getResourceAsStream(BUILT_IN), BUILT_IN);
                Reader text = new InputStreamReader(table, StandardCharsets.UTF_8)) {
            return read(text, BUILT_IN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The aliases of an operator.
     *
     * @throws MalformedAliasesException if the file cannot be read or a line is wrong
     */
    static List<Alias> of(Path file) {
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(text, file.toString());
        } catch (IOException e) {
            throw new MalformedAliasesException(
                    "cannot read the aliases, check ingest.aliases.file: file=" + file + " reason=" + e, e);
        }
    }

    private static List<Alias> read(Reader text, String file) throws IOException {
        List<Alias> aliases = new ArrayList<>();
        try (CSVParser lines = FORMAT.parse(text)) {
            for (CSVRecord line : lines) {
                aliases.add(alias(line, file, lines.getCurrentLineNumber()));
            }
        }
        return aliases;
    }

    private static Alias alias(CSVRecord line, String file, long lineNumber) {
        try {
            return new Alias(
                    new Glob(filled(line, "source")),
                    conditions(cell(line, "when")),
                    targets(filled(line, "target")),
                    word(cell(line, "combine")).map(Combine::valueOf),
                    factor(cell(line, "factor")),
                    kind(cell(line, "kind")),
                    cell(line, "part"));
        } catch (IllegalArgumentException e) {
            throw new MalformedAliasesException(
                    "alias must be source,when,target,combine,factor,kind,part: file=" + file + " line=" + lineNumber
                            + " reason=" + e.getMessage(),
                    e);
        }
    }

    /** A line may end early. */
    private static String cell(CSVRecord line, String column) {
        return line.isSet(column) ? line.get(column) : "";
    }

    private static String filled(CSVRecord line, String column) {
        String cell = cell(line, column);
        if (cell.isEmpty()) {
            throw new IllegalArgumentException("column must not be empty: column=" + column);
        }
        return cell;
    }

    private static List<Condition> conditions(String cell) {
        return Stream.of(cell.split(";"))
                .filter(condition -> !condition.isBlank())
                .map(Condition::parse)
                .toList();
    }

    private static List<LabelTemplate> targets(String cell) {
        if (cell.equals(LEFT_OUT)) {
            return List.of();
        }
        return Stream.of(cell.split("\\s+")).map(LabelTemplate::parse).toList();
    }

    private static OptionalDouble factor(String cell) {
        if (cell.isEmpty()) {
            return OptionalDouble.empty();
        }
        double factor = Double.parseDouble(cell);
        if (!Double.isFinite(factor)) {
            throw new IllegalArgumentException("factor must be finite: factor=" + cell);
        }
        return OptionalDouble.of(factor);
    }

    private static PointKind kind(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "", "gauge" -> PointKind.GAUGE;
            case "counter" -> PointKind.CUMULATIVE;
            case "delta" -> PointKind.DELTA;
            default -> throw new IllegalArgumentException("kind must be gauge, counter or delta: kind=" + cell);
        };
    }

    private static Optional<String> word(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(cell.toUpperCase(Locale.ROOT));
    }
}
