package io.tocsin.backtest.hdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.backtest.FigureRow;
import io.tocsin.engine.events.EventTrainingSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HdfsSuiteTest {
    private static final EventTrainingSettings SETTINGS = new EventTrainingSettings(
            3,
            new EventTrainingSettings.Shape(1, 12, 0f, 10),
            new EventTrainingSettings.Shape(1, 12, 0f, 10),
            8,
            2e-2f,
            3e-3f,
            0.005,
            1,
            2);

    @TempDir
    private Path directory;

    private final HdfsSuite suite = new HdfsSuite(SETTINGS);

    /** Opens with 1 or 2, writes 3 and 4 twice in either order, closes as it opened: 1 with 5, 2 with 6. */
    private static String normal(Random random) {
        StringBuilder session = new StringBuilder();
        boolean isFirst = random.nextInt(3) > 0;
        session.append(isFirst ? "1" : "2");
        for (int i = 0; i < 2; i++) {
            session.append(random.nextBoolean() ? " 3 4" : " 4 3");
        }
        return session.append(isFirst ? " 5" : " 6").toString();
    }

    private static List<String> normals(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count).mapToObj(i -> normal(random)).toList();
    }

    private void writeAll() throws IOException {
        Files.write(directory.resolve("train_normal.txt"), normals(400, 1));
        zip("test_normal.txt.gz", normals(200, 2));
        // Closed as another was opened, given up early, and an event that nobody knows.
        zip("test_abnormal.txt.gz", List.of("1 3 4 3 4 6", "2 4 3 3 4 5", "1 3 4", "2", "1 3 4 9 4 3 5"));
    }

    private void zip(String name, List<String> lines) throws IOException {
        try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(directory.resolve(name)))) {
            bytes.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
    }

    private HdfsReport run(Path out, Long... seeds) {
        return suite.run(directory, out, List.of(seeds), line -> {});
    }

    private static double figure(HdfsReport report, String detector, String name) {
        FigureRow row = report.rows().stream()
                .filter(candidate -> candidate.detector().equals(detector))
                .findFirst()
                .orElseThrow();
        return row.figures().getOrDefault(name, Double.NaN);
    }

    @Test
    void shouldFindWhatTheGrammarForbidsAndNameTheSameFilesTheSame() throws IOException {
        writeAll();
        HdfsReport report = run(directory.resolve("out"), 1L);
        assertThat(figure(report, "lstm", "recall")).isEqualTo(1);
        assertThat(figure(report, "lstm", "f1")).isEqualTo(1);
        // Three free choices in seven symbols: the first of 2 : 1, two even ones.
        double best = Math.exp((Math.log(3) - 2 * Math.log(2) / 3 + 2 * Math.log(2)) / 7);
        assertThat(figure(report, "lstm", "perplexity")).isCloseTo(best, within(0.06));
        assertThat(figure(report, "lstm", "perplexity")).isLessThan(figure(report, "1-gram", "perplexity"));
        assertThat(report.rows())
                .extracting(FigureRow::detector)
                .containsExactly(
                        "lstm",
                        "lstm-in-order",
                        "lstm-by-rarity",
                        "lstm-top-9",
                        "1-gram",
                        "1-gram-in-order",
                        "2-gram",
                        "2-gram-in-order",
                        "5-gram",
                        "5-gram-in-order");
        List<String> scores = Files.readAllLines(directory.resolve("out/hdfs/scores.csv"));
        assertThat(scores).hasSize(1 + 200 + 5);
        assertThat(scores.get(0)).startsWith("id,label,lstm,lstm-in-order,");
        assertThat(scores.get(1)).startsWith("normal-1,0,0.");
        assertThat(scores.get(201)).startsWith("abnormal-1,1,");
    }

    @Test
    void shouldGiveTheSameScoresForASeedToTheBit() throws IOException {
        writeAll();
        HdfsReport first = run(directory.resolve("a"), 3L, 4L);
        HdfsReport second = run(directory.resolve("b"), 3L, 4L);
        assertThat(second).isEqualTo(first);
        assertThat(directory.resolve("b/hdfs/scores.csv"))
                .hasSameTextualContentAs(directory.resolve("a/hdfs/scores.csv"));
        assertThat(figure(first, "lstm", "perplexity_spread")).isGreaterThan(0);
    }

    @Test
    void shouldSayWhichFileIsMissing() {
        assertThatThrownBy(() -> run(directory, 1L))
                .isInstanceOf(UnusableSessionsException.class)
                .hasMessage("no sessions: put train_normal.txt or train_normal.txt.gz there: directory=" + directory);
    }

    @Test
    void shouldSayWhichLineIsMalformed() throws IOException {
        Path file = directory.resolve("train_normal.txt");
        Files.writeString(file, "1 2\n\n1 x 3\n");
        assertThatThrownBy(() -> run(directory, 1L))
                .isInstanceOf(UnusableSessionsException.class)
                .hasMessage("events must be numbers with blanks between; correct the line: file=" + file
                        + " line=3 event=x");
    }

    @Test
    void shouldSayThatAFileHoldsNoSession() throws IOException {
        Path file = directory.resolve("train_normal.txt");
        Files.writeString(file, "\n");
        assertThatThrownBy(() -> run(directory, 1L))
                .isInstanceOf(UnusableSessionsException.class)
                .hasMessage("no session in it; it needs one a line: file=" + file);
    }

    @Test
    void shouldSayThatAZippedFileIsDamaged() throws IOException {
        writeAll();
        Path file = directory.resolve("test_normal.txt.gz");
        Files.writeString(file, "not zipped");
        assertThatThrownBy(() -> run(directory, 1L))
                .isInstanceOf(UnusableSessionsException.class)
                .hasMessageStartingWith("cannot be read; restore it from its source: file=" + file);
    }
}
