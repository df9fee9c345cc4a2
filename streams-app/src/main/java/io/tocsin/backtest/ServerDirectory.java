package io.tocsin.backtest;

import io.tocsin.engine.window.TickSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory with one folder a server, as the Server Machine Dataset (Su et al. 2019) and the Application Server Dataset (Li et al. 2021) are laid
 * out: {@code train.csv.gz}, {@code test.csv.gz}, {@code label.csv}, and {@code interpretation.txt} with lines {@code first-last:metric,…}, metrics
 * counted from 1.
 *
 * <p>Thread-safe.
 */
final class ServerDirectory {
    private static final int VUS_WINDOW = 100;
    private static final Pattern CAUSE = Pattern.compile("(\\d+)-(\\d+):([\\d,\\s]+)");

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

    List<Path> folders() {
        if (!Files.isDirectory(directory)) {
            throw new BacktestDataException("not a directory: --data=" + directory);
        }
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> folders = entries.filter(folder -> Files.exists(folder.resolve("label.csv")))
                    .sorted()
                    .toList();
            if (folders.isEmpty()) {
                throw new BacktestDataException("no server in the directory: --data=" + directory
                        + "; wanted: folders with train.csv.gz, test.csv.gz, label.csv");
            }
            return folders;
        } catch (IOException e) {
            throw new BacktestDataException("cannot list: --data=" + directory + " reason=" + e.getMessage(), e);
        }
    }

    private ServerSeries series(Path folder) {
        String name = String.valueOf(folder.getFileName());
        TickSeries training = metrics(folder, "train.csv", name);
        return new ServerSeries(
                name, tickDurationMs, training, test(folder), labels(folder), causes(folder), VUS_WINDOW);
    }

    static TickSeries test(Path folder) {
        return metrics(folder, "test.csv", String.valueOf(folder.getFileName()));
    }

    private static TickSeries metrics(Path folder, String file, String name) {
        Path zipped = folder.resolve(file + ".gz");
        return MetricsFile.read(Files.exists(zipped) ? zipped : folder.resolve(file), name);
    }

    static boolean[] labels(Path folder) {
        List<Double> column = MetricsFile.readColumn(folder.resolve("label.csv"));
        boolean[] labels = new boolean[column.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = column.get(i) > 0.5;
        }
        return labels;
    }

    static List<ServerSeries.Cause> causes(Path folder) {
        Path file = folder.resolve("interpretation.txt");
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<ServerSeries.Cause> causes = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    causes.add(cause(file, line.trim()));
                }
            }
            return causes;
        } catch (IOException e) {
            throw new BacktestDataException("cannot read: file=" + file + " reason=" + e.getMessage(), e);
        }
    }

    private static ServerSeries.Cause cause(Path file, String line) {
        Matcher matcher = CAUSE.matcher(line);
        if (!matcher.matches()) {
            throw new BacktestDataException(
                    "not an interpretation: file=" + file + " line=" + line + "; wanted: first-last:metric,metric");
        }
        Set<Integer> metrics = Arrays.stream(matcher.group(3).split(","))
                .map(metric -> Integer.parseInt(metric.trim()) - 1)
                .collect(Collectors.toSet());
        return new ServerSeries.Cause(Integer.parseInt(matcher.group(1)), metrics);
    }
}
