package io.tocsin.backtest;

import io.tocsin.engine.window.TickSeries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The Server Machine Dataset under the protocol of TSB-AD (Liu and Paparrizos, NeurIPS 2024): a short stretch of the test rows to train on, all of
 * them to judge. Which rows, says {@code tsbad_published_vus_pr.csv} in the same directory.
 *
 * <p>Thread-safe.
 */
final class TsbAdDirectory {
    private static final long TICK_MS = 60_000;
    private static final String TABLE = "tsbad_published_vus_pr.csv";

    private final Path directory;

    TsbAdDirectory(Path directory) {
        this.directory = directory;
    }

    /** The machines that the table names. */
    List<ServerSeries> read() {
        ServerDirectory.requireDirectory(directory);
        return TsbAdTable.read(directory.resolve(TABLE)).stream()
                .map(this::series)
                .toList();
    }

    private ServerSeries series(TsbAdTable.Machine machine) {
        Path folder = directory.resolve(machine.name());
        if (!Files.isDirectory(folder)) {
            throw machine.line()
                    .refused("no folder of this name", "machine=" + machine.name() + "; wanted: one beside the table");
        }
        TickSeries test = ServerDirectory.test(folder);
        boolean[] labels = ServerDirectory.labels(folder, test);
        int judged = test.size() - machine.dropped();
        if (machine.trained() > judged) {
            throw machine.line()
                    .refused(
                            "the machine has fewer rows",
                            "machine=" + machine.name() + " rows=" + test.size() + " drop_first_test_rows="
                                    + machine.dropped() + " train_rows=" + machine.trained()
                                    + "; wanted: the machine's whole test file");
        }
        return new ServerSeries(
                machine.name(),
                TICK_MS,
                test.between(machine.dropped(), machine.dropped() + machine.trained()),
                test.between(machine.dropped(), test.size()),
                Arrays.copyOfRange(labels, machine.dropped(), labels.length),
                List.of(),
                machine.vusWindow());
    }
}
