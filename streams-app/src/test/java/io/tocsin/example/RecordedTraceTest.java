package io.tocsin.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedTraceTest {
    private static final String METRICS =
            "run,tick,req_item_ps,req_order_ps,lat_p95\n1,0,10,2,5\n1,1,20,,6\n2,0,1,1,1\n";
    private static final String LABELS = "run,tick,in_failure\n1,0,0\n1,1,1\n2,0,0\n";
    private static final String SCHEDULE = "run,id,announced_at,announced_start,announced_multiplier\n1,S01,0,96,4.4\n";

    @TempDir
    private Path directory;

    @Test
    void shouldReadRunsWithFailuresAndAnnouncements() throws IOException {
        write(METRICS, LABELS, SCHEDULE);

        ShopTrace trace = RecordedTrace.read(directory);

        ShopRun first = trace.runs().get(0);
        assertThat(trace.runs()).hasSize(2);
        assertThat(first.metrics()).containsExactly("req_item_ps", "req_order_ps", "lat_p95");
        assertThat(first.rows()[1]).containsExactly(20f, Float.NaN, 6f);
        assertThat(first.load()[0]).isEqualTo(12);
        assertThat(first.failureStarts()).containsExactly(1);
        assertThat(first.announcements()).containsExactly(new Announcement(0, 96, 4.4));
        assertThat(trace.runs().get(1).announcements()).isEmpty();
    }

    @Test
    void shouldSayWhichFileIsMissing() throws IOException {
        write(METRICS, LABELS, SCHEDULE);
        Files.delete(directory.resolve("schedule.csv"));

        assertThatThrownBy(() -> RecordedTrace.read(directory))
                .hasMessage("cannot read data: file=" + directory.resolve("schedule.csv"));
    }

    @Test
    void shouldSayWhichColumnIsMissing() throws IOException {
        write(METRICS.replace("lat_p95", "latency"), LABELS, SCHEDULE);

        assertThatThrownBy(() -> RecordedTrace.read(directory))
                .hasMessageStartingWith("missing column: file=" + directory.resolve("metrics.csv.gz"))
                .hasMessageContaining("column=lat_p95 columns=run,tick,");
    }

    @Test
    void shouldRefuseLabelsThatDoNotFit() throws IOException {
        write(METRICS, LABELS.replace("1,1,1\n", ""), SCHEDULE);

        assertThatThrownBy(() -> RecordedTrace.read(directory))
                .hasMessage("labels and metrics differ in length: run=1 metrics=2 labels=1");
    }

    @Test
    void shouldRefuseTicksWithGaps() throws IOException {
        write(METRICS.replace("1,1,20", "1,2,20"), LABELS, SCHEDULE);

        assertThatThrownBy(() -> RecordedTrace.read(directory))
                .hasMessageStartingWith("ticks of a run must count from 0 without gaps: ")
                .hasMessageEndingWith(" row=2 tick=2 expected=1");
    }

    private void write(String metrics, String labels, String schedule) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve("metrics.csv.gz")))) {
            out.write(metrics.getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(directory.resolve("labels.csv"), labels);
        Files.writeString(directory.resolve("schedule.csv"), schedule);
    }
}
