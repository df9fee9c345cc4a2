package io.tocsin.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file, plain or gzipped, with a header line whose names are compared without regard to case.
 *
 * <p>Thread-safe.
 *
 * @param file where it came from
 * @param header the names as they stand there
 */
public record CsvTable(Path file, List<String> header, List<CSVRecord> rows) {

    /**
     * All rows of a file.
     *
     * @throws ExampleDataException if the file cannot be read or has no rows
     */
    public static CsvTable read(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ExampleDataException("cannot read data: file=" + file);
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setTrim(true)
                .get();
        try (Reader reader = open(file);
                CSVParser parser =
                        CSVParser.builder().setReader(reader).setFormat(format).get()) {
            List<CSVRecord> rows = parser.getRecords();
            if (rows.isEmpty()) {
                throw new ExampleDataException("no rows below the header: file=" + file);
            }
            return new CsvTable(file, parser.getHeaderNames(), rows);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new ExampleDataException("not a readable CSV file: file=" + file + " reason=" + e.getMessage(), e);
        }
    }

    private static Reader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        boolean gzipped = file.toString().endsWith(".gz");
        return new InputStreamReader(gzipped ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8);
    }

    /** The first of these columns that is there. */
    Optional<String> column(String... names) {
        for (String name : names) {
            if (header.stream().anyMatch(name::equalsIgnoreCase)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /**
     * The first of these columns that is there.
     *
     * @throws ExampleDataException if none of them is; the message lists those there are
     */
    public String require(String... names) {
        return column(names)
                .orElseThrow(() -> new ExampleDataException("missing column: file=" + file + " column="
                        + String.join(" or ", names) + " columns=" + String.join(",", header)));
    }

    /** What a cell says; empty where the row is too short. */
    public String text(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column) : "";
    }

    /**
     * What a cell says as a number.
     *
     * @throws ExampleDataException if it is no finite number
     */
    public double number(CSVRecord row, String column) {
        String text = text(row, column);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw notANumber(row, column, text);
        }
        throw notANumber(row, column, text);
    }

    private ExampleDataException notANumber(CSVRecord row, String column, String text) {
        return new ExampleDataException("must be a number: file=" + file + " row=" + row.getRecordNumber() + " column="
                + column + " value=" + text);
    }
}
