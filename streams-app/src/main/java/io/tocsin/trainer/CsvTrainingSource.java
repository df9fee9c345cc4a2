package io.tocsin.trainer;

import io.tocsin.engine.training.TrainingData;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Training data from CSV files, plain or gzipped: a header line, then a row a tick. A column {@code entity} names the entity, else the file does; a
 * column {@code time} (ISO 8601 or epoch milliseconds) places the row on the grid, else rows follow each other. Every other column is a metric; an
 * empty cell is missing.
 *
 * <p>Thread-safe.
 */
public final class CsvTrainingSource {
    private static final String ENTITY = "entity";
    private static final String TIME = "time";

    private final long tickDurationMs;

    public CsvTrainingSource(long tickDurationMs) {
        this.tickDurationMs = tickDurationMs;
    }

    /**
     * Everything in {@code files}; no failures are known.
     *
     * @throws NothingToTrainOnException if a file cannot be read, there are no rows, a row is not as long as the header, or a cell is not a number;
     *     the message tells file and row
     */
    public TrainingData load(List<Path> files) {
        TickTable table = new TickTable();
        for (Path file : files) {
            read(file, table);
        }
        if (table.isEmpty()) {
            throw new NothingToTrainOnException("no rows below a header: files=" + files);
        }
        return new TrainingData(tickDurationMs, table.series(), List.of());
    }

    private void read(Path file, TickTable table) {
        try {
            parse(file, table);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new NothingToTrainOnException(
                    "not a readable CSV file: file=" + file + " reason=" + e.getMessage(), e);
        }
    }

    private void parse(Path file, TickTable table) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .setTrim(true)
                .get();
        try (Reader reader = open(file);
                CSVParser parser =
                        CSVParser.builder().setReader(reader).setFormat(format).get()) {
            String entityOfFile = entityOf(file);
            int columns = parser.getHeaderNames().size();
            for (CSVRecord row : parser) {
                if (row.size() != columns) {
                    throw new NothingToTrainOnException("wrong number of cells: file=" + file + " row="
                            + row.getRecordNumber() + " cells=" + row.size() + " columns=" + columns
                            + "; leave a cell empty where a value is missing");
                }
                String entity = row.isSet(ENTITY) ? row.get(ENTITY) : entityOfFile;
                long tick = row.isSet(TIME) ? tickOf(file, row) : row.getRecordNumber() - 1;
                table.add(entity, tick, metrics(file, row));
            }
        }
    }

    private static Reader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            boolean gzipped = file.toString().endsWith(".gz");
            return new InputStreamReader(gzipped ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static String entityOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private long tickOf(Path file, CSVRecord row) {
        String text = row.get(TIME);
        try {
            boolean epoch = !text.isEmpty() && text.chars().allMatch(Character::isDigit);
            long timeMs = epoch ? Long.parseLong(text) : Instant.parse(text).toEpochMilli();
            return Math.floorDiv(timeMs, tickDurationMs);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new NothingToTrainOnException("time must be ISO 8601 or epoch milliseconds: file=" + file + " row="
                    + row.getRecordNumber() + " time=" + text);
        }
    }

    private static Map<String, Float> metrics(Path file, CSVRecord row) {
        Map<String, Float> metrics = new HashMap<>();
        for (Map.Entry<String, String> cell : row.toMap().entrySet()) {
            String name = cell.getKey();
            if (!name.equals(ENTITY) && !name.equals(TIME) && !cell.getValue().isEmpty()) {
                metrics.put(name, number(file, row, name, cell.getValue()));
            }
        }
        metrics.values().removeIf(value -> !Float.isFinite(value));
        return metrics;
    }

    private static float number(Path file, CSVRecord row, String column, String text) {
        try {
            return (float) Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new NothingToTrainOnException("metric must be a number: file=" + file + " row="
                    + row.getRecordNumber() + " column=" + column + " value=" + text);
        }
    }
}
