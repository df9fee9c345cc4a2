package io.tocsin.trainer;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A recording as CSV, plain or gzipped: a header line, then a row a moment. A column {@code entity} names the entity, else the file does; a column
 * {@code time} (ISO 8601 or epoch milliseconds) places the row. Every other column is a metric; an empty cell is missing.
 *
 * <p>Confined to one thread.
 */
public final class CsvRecording implements Closeable {
    private static final String ENTITY = "entity";
    private static final String TIME = "time";

    private final Path file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final List<String> metrics;

    private CsvRecording(Path file, CSVParser parser) {
        this.file = file;
        this.parser = parser;
        this.rows = parser.iterator();
        this.metrics = parser.getHeaderNames().stream()
                .filter(column -> !column.equals(ENTITY) && !column.equals(TIME))
                .toList();
    }

    /**
     * Reads the header.
     *
     * @throws IllegalArgumentException if a column has no name, or the name of another one
     */
    public static CsvRecording open(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .setTrim(true)
                .get();
        Reader reader = reader(file);
        try {
            return new CsvRecording(
                    file,
                    CSVParser.builder().setReader(reader).setFormat(format).get());
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static Reader reader(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            boolean gzipped = file.toString().endsWith(".gz");
            return new InputStreamReader(gzipped ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Names of the metrics, in the order of the columns. */
    public List<String> metrics() {
        return metrics;
    }

    public boolean hasEntities() {
        return parser.getHeaderNames().contains(ENTITY);
    }

    public boolean hasTimes() {
        return parser.getHeaderNames().contains(TIME);
    }

    /** The file's name up to its first dot: whose rows they are where no column tells. */
    public String entityOfFile() {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /**
     * Whether there is another row.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read on
     */
    public boolean hasNext() {
        return rows.hasNext();
    }

    /**
     * The next row.
     *
     * @throws MalformedRowException if it is not as long as the header, or a cell is not what its column holds
     */
    public CsvRow next() {
        CSVRecord row = rows.next();
        int columns = parser.getHeaderNames().size();
        if (row.size() != columns) {
            throw new MalformedRowException("wrong number of cells: file=" + file + " row=" + row.getRecordNumber()
                    + " cells=" + row.size() + " columns=" + columns + "; leave a cell empty where a value is missing");
        }
        Optional<String> entity = row.isSet(ENTITY) ? Optional.of(row.get(ENTITY)) : Optional.empty();
        OptionalLong timeMs = row.isSet(TIME) ? OptionalLong.of(timeMs(row)) : OptionalLong.empty();
        double[] values =
                metrics.stream().mapToDouble(metric -> value(row, metric)).toArray();
        return new CsvRow(row.getRecordNumber(), entity, timeMs, values);
    }

    /** The line of the file up to which it was read, from 1. */
    public long line() {
        return parser.getCurrentLineNumber();
    }

    private long timeMs(CSVRecord row) {
        String text = row.get(TIME);
        try {
            boolean epoch = !text.isEmpty() && text.chars().allMatch(Character::isDigit);
            return epoch ? Long.parseLong(text) : Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            throw new MalformedRowException("time must be ISO 8601 or epoch milliseconds: file=" + file + " row="
                    + row.getRecordNumber() + " time=" + text);
        }
    }

    private double value(CSVRecord row, String column) {
        String text = row.get(column);
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new MalformedRowException("metric must be a number: file=" + file + " row=" + row.getRecordNumber()
                    + " column=" + column + " value=" + text);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
