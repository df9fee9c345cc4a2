package io.tocsin.backtest.flashsale;

import io.tocsin.example.CsvTable;
import io.tocsin.example.ExampleDataException;
import io.tocsin.example.FailureTargets;
import io.tocsin.example.RecordedTrace;
import io.tocsin.example.ShopRun;
import io.tocsin.example.ShopTrace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/**
 * The runs of a shop and what was going on when each failure began.
 *
 * <p>Thread-safe as long as nobody writes to the arrays.
 *
 * @param causes for each run, in the order of its failures, for example {@code sale+batch}
 */
record Recording(String name, ShopColumns columns, List<ShopRun> runs, List<List<String>> causes) {

    Recording {
        runs = List.copyOf(runs);
        causes = causes.stream().map(List::copyOf).toList();
        List<String> needed = new ArrayList<>(columns.load());
        needed.add(columns.visitors());
        needed.addAll(columns.strain());
        needed.add(columns.memory());
        for (String metric : needed) {
            if (!runs.get(0).metrics().contains(metric)) {
                throw new BackTestDataException("missing column: recording=" + name + " column=" + metric + " columns="
                        + String.join(",", runs.get(0).metrics()));
            }
        }
    }

    /** @throws BackTestDataException if a file is missing or not as a recording's should be */
    static Recording read(Path directory) {
        try {
            ShopTrace trace = RecordedTrace.read(directory);
            return new Recording(trace.name(), ShopColumns.recorded(), trace.runs(), causes(directory, trace.runs()));
        } catch (ExampleDataException e) {
            throw new BackTestDataException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A simulated shop, all of whose failures are sales. */
    static Recording simulated(ShopTrace trace) {
        return new Recording(
                trace.name(),
                ShopColumns.simulated(),
                trace.runs(),
                trace.runs().stream()
                        .map(run -> run.failureStarts().stream()
                                .map(start -> "sale")
                                .toList())
                        .toList());
    }

    private static List<List<String>> causes(Path directory, List<ShopRun> runs) {
        CsvTable labels = CsvTable.read(directory.resolve("labels.csv"));
        String run = labels.require("run");
        String cause = labels.require("cause");
        Map<String, List<CSVRecord>> byRun = labels.rows().stream()
                .collect(Collectors.groupingBy(row -> labels.text(row, run), TreeMap::new, Collectors.toList()));
        List<List<CSVRecord>> rows = new ArrayList<>(byRun.values());
        List<List<String>> causes = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            List<CSVRecord> ofRun = rows.get(i);
            causes.add(runs.get(i).failureStarts().stream()
                    .map(start -> labels.text(ofRun.get(start), cause))
                    .toList());
        }
        return causes;
    }

    /**
     * This one's runs and then the other's.
     *
     * @throws BackTestDataException if their metrics differ
     */
    Recording and(Recording other) {
        List<String> metrics = runs.get(0).metrics();
        if (!metrics.equals(other.runs.get(0).metrics())) {
            throw new BackTestDataException("recordings must have the same metrics in the same order: first=" + name
                    + " second=" + other.name + " firstMetrics=" + metrics.size() + " secondMetrics="
                    + other.runs.get(0).metrics().size());
        }
        List<ShopRun> allRuns = new ArrayList<>(runs);
        allRuns.addAll(other.runs);
        List<List<String>> allCauses = new ArrayList<>(causes);
        allCauses.addAll(other.causes);
        return new Recording(name + " and " + other.name, columns, allRuns, allCauses);
    }

    int failures() {
        return runs.stream().mapToInt(run -> run.failureStarts().size()).sum();
    }

    /** For each run what is asked at each tick. */
    List<float[]> targets(int horizonTicks) {
        return runs.stream().map(run -> FailureTargets.of(run, horizonTicks)).toList();
    }
}
