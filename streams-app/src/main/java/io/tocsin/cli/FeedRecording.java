package io.tocsin.cli;

import io.tocsin.trainer.CsvRecording;
import io.tocsin.trainer.CsvRow;
import io.tocsin.trainer.MalformedRowException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rows of a CSV file in the order of their times; those of one time stay as they lie in the file. A row without any value is passed over. Where no
 * column tells the times, rows are one tick apart, from 1970-01-01 on.
 *
 * <p>Confined to one thread.
 */
final class FeedRecording {
    private static final int COMPLAINTS_MAX = 20;

    private final long tickDurationMs;
    private final Optional<String> entity;
    private final Consumer<String> complaints;
    private final List<FeedRow> rows = new ArrayList<>();
    private int bad;
    private boolean isTimed;

    /**
     * Nothing yet.
     *
     * @param entity whose rows they are, where no column tells; empty for the file's name
     * @param complaints are told of bad rows, of the first {@value #COMPLAINTS_MAX} one by one
     */
    FeedRecording(long tickDurationMs, Optional<String> entity, Consumer<String> complaints) {
        this.tickDurationMs = tickDurationMs;
        this.entity = entity;
        this.complaints = complaints;
    }

    /**
     * Reads all of it.
     *
     * @throws CommandFailedException if the file cannot be read
     */
    void read(Path file) {
        try (CsvRecording recording = CsvRecording.open(file)) {
            if (recording.hasEntities() && entity.isPresent()) {
                throw new CommandFailedException(
                        "the file tells the entities itself, leave --entity out: file=" + file + " column=entity");
            }
            isTimed = recording.hasTimes();
            String fallback = entity.orElseGet(recording::entityOfFile);
            while (recording.hasNext()) {
                readRow(recording, fallback);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new CommandFailedException("not a readable CSV file: file=" + file + " reason=" + e.getMessage(), e);
        }
        if (bad > COMPLAINTS_MAX) {
            complaints.accept("and " + (bad - COMPLAINTS_MAX) + " more bad rows");
        }
        rows.sort(Comparator.comparingLong(FeedRow::timeMs));
    }

    private void readRow(CsvRecording recording, String fallback) {
        try {
            take(recording.next(), recording.metrics(), fallback);
        } catch (MalformedRowException e) {
            complain(recording, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            complain(recording, "row cannot be a sample: " + e.getMessage());
        }
    }

    private void take(CsvRow row, List<String> metrics, String fallback) {
        String name = row.entity().orElse(fallback);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("entity must not be empty: row=" + row.number());
        }
        if (Arrays.stream(row.values()).anyMatch(Double::isFinite)) {
            long timeMs = row.timeMs().orElse((row.number() - 1) * tickDurationMs);
            rows.add(new FeedRow(name, timeMs, metrics, row.values()));
        }
    }

    private void complain(CsvRecording recording, String reason) {
        bad++;
        if (bad <= COMPLAINTS_MAX) {
            complaints.accept("bad row is left out: line=" + recording.line() + " reason=" + reason);
        }
    }

    /** All of them from that time on. */
    List<FeedRow> rowsFrom(long fromMs) {
        return rows.stream().filter(row -> row.timeMs() >= fromMs).toList();
    }

    /** How many rows were left out, for they could not be read. */
    int bad() {
        return bad;
    }

    /** Whether the file itself tells the times. */
    boolean isTimed() {
        return isTimed;
    }
}
