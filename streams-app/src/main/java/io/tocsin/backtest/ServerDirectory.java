package io.tocsin.backtest;

import io.tocsin.engine.window.TickSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory with one folder a server, as the Server Machine Dataset (Su et al. 2019) and the Application Server Dataset (Li et al. 2021) are laid
 * out: {@code train.csv.gz}, {@code test.csv.gz}, {@code label.csv}, and where there is one {@code interpretation.txt}. What is gzipped may be plain.
 *
 * <p>Thread-safe.
 */
final class ServerDirectory {
    private static final int VUS_WINDOW = 100;
    private static final String TRAIN = "train.csv";
    private static final String TEST = "test.csv";
    private static final String LABEL = "label.csv";
    private static final String ZIPPED = ".gz";

    private final Path directory;
    private final long tickDurationMs;

    ServerDirectory(Path directory, long tickDurationMs) {
        this.directory = directory;
        this.tickDurationMs = tickDurationMs;
    }

    /** All servers, by name. */
    List<ServerSeries> read() {
        return folders().stream().map(this::series).toList();
    }

    private List<Path> folders() {
        requireDirectory(directory);
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> folders =
                    entries.filter(ServerDirectory::isServer).sorted().toList();
            if (folders.isEmpty()) {
                throw new BacktestDataException("no server in the directory: --data=" + directory
                        + "; wanted: folders with train.csv.gz, test.csv.gz, label.csv");
            }
            return folders;
        } catch (IOException e) {
            throw new BacktestDataException("cannot list: --data=" + directory + " reason=" + e.getMessage(), e);
        }
    }

    static void requireDirectory(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new BacktestDataException("not a directory: --data=" + directory);
        }
    }

    /** A folder that lacks a file is one, too: to leave a server out in silence would change the means. */
    private static boolean isServer(Path folder) {
        return Stream.of(LABEL, TEST, TEST + ZIPPED, TRAIN, TRAIN + ZIPPED)
                .anyMatch(file -> Files.exists(folder.resolve(file)));
    }

    private ServerSeries series(Path folder) {
        TickSeries training = metrics(folder, TRAIN);
        TickSeries test = test(folder);
        if (!training.metrics().equals(test.metrics())) {
            throw new BacktestDataException("headers differ: file=" + file(folder, TRAIN) + " file="
                    + file(folder, TEST) + " line=1; wanted: the same columns in the same order");
        }
        List<ServerSeries.Cause> causes = InterpretationFile.read(
                folder.resolve("interpretation.txt"), test.metrics().size());
        return new ServerSeries(
                test.entity(), tickDurationMs, training, test, labels(folder, test), causes, VUS_WINDOW);
    }

    static TickSeries test(Path folder) {
        return metrics(folder, TEST);
    }

    static boolean[] labels(Path folder, TickSeries test) {
        return LabelFile.read(folder.resolve(LABEL), test.size());
    }

    private static TickSeries metrics(Path folder, String file) {
        return MetricsFile.read(file(folder, file), String.valueOf(folder.getFileName()));
    }

    /** Gzipped, unless only the plain one is there. */
    private static Path file(Path folder, String name) {
        Path plain = folder.resolve(name);
        return Files.exists(plain) && !Files.exists(folder.resolve(name + ZIPPED))
                ? plain
                : folder.resolve(name + ZIPPED);
    }
}
