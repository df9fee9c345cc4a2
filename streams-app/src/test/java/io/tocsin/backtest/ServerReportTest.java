package io.tocsin.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.backtest.page.PageDocument;
import io.tocsin.config.ConfigInputs;
import io.tocsin.config.ConfigLoader;
import io.tocsin.engine.training.TrainingSettings;
import io.tocsin.engine.window.TickSeries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ServerReportTest {
    private static final List<String> METRICS = List.of("cpu <script>", "memory", "disk & net", "queue", "errors");
    private static final int TICKS = 24_000;
    private static final int INCIDENT = 12_000;
    private static final int INCIDENT_TICKS = 200;

    @TempDir
    Path directory;

    @Test
    void shouldTellOfEveryServerAndDetectorInOneSmallFile() throws Exception {
        Path file = directory.resolve("report.html");

        report(List.of(server("web <1>"), server("web-2"))).write(file);

        String html = Files.readString(file);
        Document document = PageDocument.parse(html);
        assertThat(PageDocument.texts(document, "h2")).contains("web <1>", "web-2", "How to repeat it");
        assertThat(PageDocument.texts(document, "th")).contains("tocsin", "naive <b>");
        assertThat(PageDocument.texts(document, "h3")).contains("The whole test part", "Most prominent incident found");
        assertThat(PageDocument.texts(document, "text")).contains("cpu <script>", "usual range", "boundary", "alerts");
        assertThat(PageDocument.withClass(document, "data").get(0))
                .startsWith("2 servers, 48,000 ticks judged, 2 labelled incidents (0.8 % of the ticks)");
        assertThat(String.join("\n", PageDocument.texts(document, "figcaption")))
                .contains("Found: incident of 3 h 20 min, beyond the boundary", "People blamed memory.");
        // Five megabytes for eight servers.
        assertThat(html.length()).isLessThan(2 * 5_000_000 / 8);
        // Not the page itself, which nobody would want to read in a failure's message.
        assertThat(html.contains("NaN") || html.contains("Infinity")).isFalse();
    }

    private ServerReport report(List<ServerSeries> servers) {
        List<ServerRun> runs = servers.stream().map(this::run).toList();
        FigureTable table = new FigureTable(runs.stream()
                .flatMap(run -> run.figures().entrySet().stream()
                        .map(entry -> new FigureRow(run.series().name(), entry.getKey(), entry.getValue())))
                .toList());
        return new ServerReport("Servers", table, List.of("vus_pr", "f1"), List.of("repeat: run it again"), runs);
    }

    private ServerRun run(ServerSeries series) {
        TrainingSettings training =
                TrainingSettings.defaults().withNetwork(1, 4).withEpochs(1);
        TocsinDetector detector = new TocsinDetector(
                ConfigLoader.load(new ConfigInputs(Optional.empty(), directory, Map.of(), List.of()))
                        .config(),
                training);
        Map<String, Detection> detections = new LinkedHashMap<>();
        detections.put("naive <b>", new Detection(new double[TICKS], ones(), null));
        detections.put("tocsin", detector.detect(series, 1));
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        figures.put("tocsin", Map.of("vus_pr", 0.5, "f1", 0.25));
        figures.put("naive <b>", Map.of("vus_pr", 0.125, "f1", 0.0));
        return new ServerRun(series, detections, figures);
    }

    private static ServerSeries server(String name) {
        boolean[] labels = new boolean[TICKS];
        TickSeries test = ticks(name, TICKS, 2);
        for (int t = INCIDENT; t < INCIDENT + INCIDENT_TICKS; t++) {
            labels[t] = true;
            test.row(t)[1] += 5;
        }
        test.row(100)[3] = Float.NaN;
        List<ServerSeries.Cause> causes = List.of(new ServerSeries.Cause(INCIDENT, Set.of(1)));
        return new ServerSeries(name, 60_000, ticks(name, 2_000, 1), test, labels, causes, 100);
    }

    private static TickSeries ticks(String name, int size, long seed) {
        Random random = new Random(seed);
        long[] ticks = new long[size];
        float[][] rows = new float[size][METRICS.size()];
        for (int t = 0; t < size; t++) {
            ticks[t] = t;
            for (int m = 0; m < METRICS.size(); m++) {
                rows[t][m] = (float) (0.5 + 0.2 * Math.sin(t / 50.0 + m) + 0.05 * random.nextGaussian());
            }
        }
        return new TickSeries(name, METRICS, ticks, rows);
    }

    private static double[] ones() {
        double[] ones = new double[TICKS];
        Arrays.fill(ones, 1);
        return ones;
    }
}
