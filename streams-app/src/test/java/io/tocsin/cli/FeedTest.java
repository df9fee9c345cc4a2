package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.schemas.Sample;
import io.tocsin.terminal.CharacterSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.TypeConversionException;

class FeedTest {
    private static final long TICK_MS = 10_000;
    private static final long NOW_MS = 1_800_000_000_000L;

    @TempDir
    Path directory;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void shouldReadRowsInTheOrderOfTheirTimes() throws IOException {
        FeedRecording recording = read(
                Optional.empty(),
                "time,entity,cpu,memory",
                "1970-01-01T00:00:20Z,host/b,0.5,",
                "10000,host/a,0.25,2e9",
                "20000,host/a,NaN,1",
                "30000,host/a,,");

        assertThat(recording.rowsFrom(0))
                .extracting(row -> row.sample(0))
                .containsExactly(
                        sample("host/a", 10_000, Map.of("cpu", 0.25, "memory", 2e9)),
                        sample("host/b", 20_000, Map.of("cpu", 0.5)),
                        sample("host/a", 20_000, Map.of("memory", 1.0)));
        assertThat(recording.rowsFrom(10_001)).hasSize(2);
        assertThat(complaints).isEmpty();
    }

    @Test
    void shouldNameEntityByOptionOrFileAndTakeTicksForTimes() throws IOException {
        assertThat(read(Optional.empty(), "cpu", "1", "2").rowsFrom(0))
                .extracting(FeedRow::entity, FeedRow::timeMs)
                .containsExactly(tuple("shop-01", 0L), tuple("shop-01", 10_000L));
        assertThat(read(Optional.of("host/x"), "cpu", "1").rowsFrom(0))
                .extracting(FeedRow::entity)
                .containsExactly("host/x");
        assertThatThrownBy(() -> read(Optional.of("host/x"), "entity,cpu", "host/a,1"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessage("the file tells the entities itself, leave --entity out: file="
                        + directory.resolve("shop-01.csv") + " column=entity");
    }

    @Test
    void shouldTellBadRowsWithTheirLinesAndTakeTheOthers() throws IOException {
        FeedRecording recording =
                read(Optional.empty(), "time,cpu", "10000,1", "10000", "20000,many", "noon,1", "40000,4");

        assertThat(recording.rowsFrom(0)).extracting(FeedRow::timeMs).containsExactly(10_000L, 40_000L);
        assertThat(recording.bad()).isEqualTo(3);
        Path file = directory.resolve("shop-01.csv");
        assertThat(complaints)
                .containsExactly(
                        "bad row is left out: line=3 reason=wrong number of cells: file=" + file
                                + " row=2 cells=1 columns=2; leave a cell empty where a value is missing",
                        "bad row is left out: line=4 reason=metric must be a number: file=" + file
                                + " row=3 column=cpu value=many",
                        "bad row is left out: line=5 reason=time must be ISO 8601 or epoch milliseconds: file=" + file
                                + " row=4 time=noon");
    }

    @Test
    void shouldNotComplainOfEachRowOfManyBadOnes() throws IOException {
        String[] lines = new String[51];
        lines[0] = "cpu";
        IntStream.range(1, 51).forEach(i -> lines[i] = "x");

        assertThat(read(Optional.empty(), lines).bad()).isEqualTo(50);
        assertThat(complaints).hasSize(21).last().isEqualTo("and 30 more bad rows");
    }

    @Test
    void shouldPlayAtTheSpeedAskedFor() {
        List<FeedRow> rows = rows(0, 60_000, 120_000);

        assertThat(sendTimes(rows, new FeedSpeed(1))).containsExactly(NOW_MS, NOW_MS + 60_000, NOW_MS + 120_000);
        assertThat(sendTimes(rows, new FeedSpeed(60))).containsExactly(NOW_MS, NOW_MS + 1_000, NOW_MS + 2_000);
        assertThat(sendTimes(rows, FeedSpeed.MAX)).containsExactly(NOW_MS, NOW_MS, NOW_MS);
        assertThat(FeedSchedule.of(rows, FeedSpeed.MAX, NOW_MS, false).laterMs())
                .isZero();
    }

    @Test
    void shouldShiftTimesSoThatNothingComesFromTheFuture() {
        List<FeedRow> rows = rows(5_000, 65_000);

        assertThat(sampleTimes(rows, new FeedSpeed(1))).containsExactly(NOW_MS, NOW_MS + 60_000);
        assertThat(sampleTimes(rows, new FeedSpeed(60))).containsExactly(NOW_MS - 59_000, NOW_MS + 1_000);
        assertThat(sampleTimes(rows, FeedSpeed.MAX)).containsExactly(NOW_MS - 60_000, NOW_MS);
        assertThat(sampleTimes(rows, new FeedSpeed(0.5))).containsExactly(NOW_MS, NOW_MS + 60_000);
    }

    @Test
    void shouldStopBetweenTwoRowsAndSayHowToGoOn() throws InterruptedException {
        List<FeedRow> rows = rows(0, 10_000, 20_000);
        FeedPace pace = new FeedPace();
        KeptSamples target = new KeptSamples(2, pace::stop);

        int arrived = play(rows, pace, target);

        assertThat(target.samples).extracting(Sample::getTime).containsExactly(Instant.EPOCH, at(10_000));
        assertThat(FeedCommand.summary(rows, arrived, "metrics.samples"))
                .isEqualTo("fed 2 of 3 rows: topic=metrics.samples; to go on: --from 1970-01-01T00:00:20Z");
    }

    @Test
    void shouldEndWhenSamplesDoNotArrive() throws InterruptedException {
        List<FeedRow> rows = rows(0, 10_000, 20_000);
        KeptSamples target = new KeptSamples(2, () -> {});
        target.isBroken = true;

        assertThat(play(rows, new FeedPace(), target)).isEqualTo(2);
        assertThat(target.samples).hasSize(2);
    }

    @Test
    void shouldDrawHowFarItIs() {
        FeedProgress progress = new FeedProgress(
                new PrintWriter(new StringWriter()), new Terminal(true, false, CharacterSet.UNICODE), 600);

        assertThat(progress.line(300, 1_772_373_600_000L))
                .isEqualTo("████████████▒▒▒▒▒▒▒▒▒▒▒▒ 300/600  2026-03-01T14:00:00Z");
    }

    @Test
    void shouldReadSpeeds() {
        FeedSpeedConverter converter = new FeedSpeedConverter();

        assertThat(converter.convert("60")).isEqualTo(new FeedSpeed(60));
        assertThat(converter.convert("0.5")).isEqualTo(new FeedSpeed(0.5));
        assertThat(converter.convert("max")).isEqualTo(FeedSpeed.MAX);
        assertThatThrownBy(() -> converter.convert("0"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("must be a number above 0 or max: value=0");
        assertThatThrownBy(() -> converter.convert("-1")).isInstanceOf(TypeConversionException.class);
    }

    /** Keeps what it gets, does something after so many samples, and fails from there on if it is broken. */
    private static final class KeptSamples implements FeedTarget {
        private final List<Sample> samples = new ArrayList<>();
        private final int until;
        private final Runnable then;
        private boolean isBroken;

        KeptSamples(int until, Runnable then) {
            this.until = until;
            this.then = then;
        }

        @Override
        public void send(Sample sample) {
            samples.add(sample);
            if (samples.size() == until) {
                then.run();
            }
        }

        @Override
        public Optional<String> failure() {
            return isBroken && samples.size() >= until ? Optional.of("away") : Optional.empty();
        }

        @Override
        public int arrived() {
            return samples.size();
        }
    }

    private static int play(List<FeedRow> rows, FeedPace pace, FeedTarget target) throws InterruptedException {
        FeedProgress progress = new FeedProgress(new PrintWriter(new StringWriter()), Terminal.NONE, rows.size());
        return new FeedRun(rows, FeedSchedule.of(rows, FeedSpeed.MAX, 0, false), pace, target, progress).play();
    }

    private FeedRecording read(Optional<String> entity, String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve("shop-01.csv"), String.join("\n", lines) + "\n");
        FeedRecording recording = new FeedRecording(TICK_MS, entity, complaints::add);
        recording.read(file);
        return recording;
    }

    private static List<FeedRow> rows(long... timesMs) {
        List<FeedRow> rows = new ArrayList<>();
        for (long timeMs : timesMs) {
            rows.add(new FeedRow("host/a", timeMs, List.of("cpu"), new double[] {1}));
        }
        return rows;
    }

    private static List<Long> sendTimes(List<FeedRow> rows, FeedSpeed speed) {
        FeedSchedule schedule = FeedSchedule.of(rows, speed, NOW_MS, false);
        return rows.stream().map(schedule::sendAtMs).toList();
    }

    private static List<Long> sampleTimes(List<FeedRow> rows, FeedSpeed speed) {
        FeedSchedule schedule = FeedSchedule.of(rows, speed, NOW_MS, true);
        return rows.stream()
                .map(row -> row.sample(schedule.laterMs()).getTime().toEpochMilli())
                .toList();
    }

    private static Sample sample(String entity, long timeMs, Map<String, Double> metrics) {
        return new Sample(entity, at(timeMs), metrics, Map.of(), List.of());
    }

    private static Instant at(long timeMs) {
        return Instant.ofEpochMilli(timeMs);
    }
}
