package io.tocsin.backtest.nab;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The benchmark's files: {@code windows.json}, and in sub-folders CSV files with the columns timestamp and value.
 *
 * <p>Thread-safe.
 */
public final class NabFiles {
    static final String WINDOWS = "windows.json";
    private static final String TIMESTAMP = "timestamp";
    private static final String VALUE = "value";
    private static final int MIN_ROWS = 100;

    private NabFiles() {}

    /**
     * All series below {@code dataDir}, by name.
     *
     * @throws NabDataException if a file is missing or malformed; the message tells which and what to do
     */
    public static List<NabSeries> read(Path dataDir) {
        WindowLabels labels = WindowLabels.read(dataDir.resolve(WINDOWS));
        List<Path> files = seriesFiles(dataDir);
        if (files.isEmpty()) {
            throw new NabDataException("no series, put folders of CSV files there: directory=" + dataDir);
        }
        return files.stream().map(file -> series(dataDir, file, labels)).toList();
    }

    private static List<Path> seriesFiles(Path dataDir) {
        try (Stream<Path> files = Files.walk(dataDir)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .filter(file -> dataDir.relativize(file).getNameCount() > 1)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new NabDataException("cannot list: directory=" + dataDir + " reason=" + e.getMessage(), e);
        }
    }

    private static NabSeries series(Path dataDir, Path file, WindowLabels labels) {
        String name = dataDir.relativize(file).toString().replace('\\', '/');
        List<CSVRecord> records = records(file);
        List<String> timestamps = new ArrayList<>(records.size());
        long[] timesMs = new long[records.size()];
        double[] values = new double[records.size()];
        for (int row = 0; row < values.length; row++) {
            CSVRecord record = records.get(row);
            timestamps.add(cell(file, record, TIMESTAMP));
            timesMs[row] = NabTimestamp.parse(timestamps.get(row))
                    .orElseThrow(() -> malformed(file, record, TIMESTAMP, "must be like 2014-02-14 14:30:00"));
            values[row] = number(file, record);
        }
        return new NabSeries(name, timestamps, timesMs, values, labels.of(name, timesMs));
    }

    private static List<CSVRecord> records(Path file) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser =
                        CSVParser.builder().setReader(reader).setFormat(format).get()) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() < MIN_ROWS) {
                throw new NabDataException(
                        "too few rows to learn from: file=" + file + " rows=" + records.size() + " needs=" + MIN_ROWS);
            }
            return records;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new NabDataException("not a readable CSV file: file=" + file + " reason=" + e.getMessage(), e);
        }
    }

    private static double number(Path file, CSVRecord record) {
        try {
            double value = Double.parseDouble(cell(file, record, VALUE));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw malformed(file, record, VALUE, "must be a number");
        }
        throw malformed(file, record, VALUE, "must be finite");
    }

    private static String cell(Path file, CSVRecord record, String column) {
        if (!record.isSet(column)) {
            throw malformed(file, record, column, "missing");
        }
        return record.get(column);
    }

    private static NabDataException malformed(Path file, CSVRecord record, String column, String rule) {
        String cell = record.isSet(column) ? record.get(column) : "";
        return new NabDataException(
                rule + ": file=" + file + " row=" + record.getRecordNumber() + " column=" + column + " cell=" + cell);
    }
}
