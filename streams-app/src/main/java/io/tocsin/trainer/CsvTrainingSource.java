package io.tocsin.trainer;

import io.tocsin.engine.training.TrainingData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Training data from CSV files as {@link CsvRecording} reads them: a row is a tick. Rows without a time follow each other on the grid.
 *
 * <p>Thread-safe.
 */
public final class CsvTrainingSource {
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
        try (CsvRecording recording = CsvRecording.open(file)) {
            while (recording.hasNext()) {
                CsvRow row = recording.next();
                long tick = row.timeMs().isPresent()
                        ? Math.floorDiv(row.timeMs().getAsLong(), tickDurationMs)
                        : row.number() - 1;
                table.add(row.entity().orElseGet(recording::entityOfFile), tick, metrics(recording.metrics(), row));
            }
        } catch (MalformedRowException e) {
            throw new NothingToTrainOnException(String.valueOf(e.getMessage()), e);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new NothingToTrainOnException(
                    "not a readable CSV file: file=" + file + " reason=" + e.getMessage(), e);
        }
    }

    private static Map<String, Float> metrics(List<String> names, CsvRow row) {
        Map<String, Float> metrics = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            float value = (float) row.values()[i];
            if (Float.isFinite(value)) {
                metrics.put(names.get(i), value);
            }
        }
        return metrics;
    }
}
