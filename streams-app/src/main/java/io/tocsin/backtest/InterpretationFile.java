package io.tocsin.backtest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads which metrics people blamed for incidents: lines {@code first-last:metric,…}, rows of the test part counted from 0 and metrics from 1.
 *
 * <p>Thread-safe.
 */
final class InterpretationFile {
    private static final String NUMBER = "\\s*(\\d{1,9})\\s*";
    private static final Pattern CAUSE =
            Pattern.compile(NUMBER + "-" + NUMBER + ":(" + NUMBER + "(?:," + NUMBER + ")*)");

    private InterpretationFile() {}

    /**
     * The causes; none where nobody wrote them down.
     *
     * @param columns how many metrics there are
     */
    static List<ServerSeries.Cause> read(Path file, int columns) {
        return Files.exists(file)
                ? DataLine.read(file).stream().map(line -> cause(line, columns)).toList()
                : List.of();
    }

    private static ServerSeries.Cause cause(DataLine line, int columns) {
        Matcher matcher = CAUSE.matcher(line.text());
        if (!matcher.matches()) {
            throw line.refused("not an interpretation", "text=" + line.text() + "; wanted: first-last:metric,metric");
        }
        Set<Integer> metrics = Arrays.stream(matcher.group(3).split(","))
                .map(metric -> Integer.parseInt(metric.trim()) - 1)
                .collect(Collectors.toSet());
        for (int metric : metrics) {
            if (metric < 0 || metric >= columns) {
                throw line.refused(
                        "no such metric", "metric=" + (metric + 1) + "; wanted: columns counted 1 to " + columns);
            }
        }
        return new ServerSeries.Cause(Integer.parseInt(matcher.group(1)), metrics);
    }
}
