package io.tocsin.demo.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.screen.text.SummaryText;
import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.Explanation;
import io.tocsin.terminal.text.ExplanationText;
import io.tocsin.terminal.text.MetricName;
import io.tocsin.terminal.text.MetricUnit;
import io.tocsin.terminal.text.NumberText;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({
        "http.server.queue.depth, queue depth",
        "db.client.connection.pending_requests, pool pending",
        "system.cpu.utilization, cpu",
        "system.disk.io_time, disk io time",
        "jvm.gc.pause, gc pause",
        "http.server.request.duration, response time",
        "checkout.conversion.ratio, checkout conversion ratio",
        "system, system"
    })
    void shouldShortenMetricNames(String metric, String shortened) {
        assertThat(MetricName.shorten(metric)).isEqualTo(shortened);
    }

    @ParameterizedTest
    @CsvSource({
        "system.cpu.utilization, 0.42, 42 %",
        "http.server.error.ratio, 0.0031, 0.3 %",
        "http.server.request.duration, 0.0384, 38 ms",
        "http.server.request.duration, 2.5, 2.5 s",
        "system.memory.usage, 1503238553, 1.4 GiB",
        "system.network.io, 2048, 2 KiB/s",
        "http.server.request.rate, 120.4, 120/s",
        "http.server.queue.depth, 214, 214",
        "db.client.connection.pending_requests, 0.4, 0.4",
        "system.cpu.load_average.1m, 12.34, 12.3",
        "anything, NaN, –"
    })
    void shouldWriteValuesWithTheUnitOfTheirMetric(String metric, double value, String text) {
        assertThat(MetricUnit.of(metric).format(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "60, 1 min", "70, 70 s", "120, 2 min", "200, 3 min 20 s", "3600, 1 h", "7500, 2 h 5 min"})
    void shouldSayDurationsAsPeopleDo(long seconds, String words) {
        assertThat(DurationText.words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"5, 0:05", "65, 1:05", "600, 10:00", "3723, 1:02:03"})
    void shouldCountLikeAStopwatch(long seconds, String text) {
        assertThat(DurationText.stopwatch(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.4249, 0.42", "9.994, 9.99", "9.996, 10.0", "99.96, 100", "12345, 999+", "-3, 0.00", "NaN, –"})
    void shouldWriteScoresInFourCharacters(double score, String text) {
        assertThat(NumberText.score(score)).isEqualTo(text).hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.004, <1 %", "0.871, 87 %", "1, 100 %"})
    void shouldWriteRatiosInWholePercent(double ratio, String text) {
        assertThat(NumberText.percent(ratio)).isEqualTo(text);
    }

    @Test
    void shouldTellACrossedLimitAsSuch() {
        assertThat(ExplanationText.full(new Explanation("system.cpu.utilization", 0.98, 0.97, true)))
                .isEqualTo("cpu 98 % (limit 97 %)");
    }

    @Test
    void shouldSumUpTheRun() {
        assertThat(SummaryText.of(ScriptedDemo.SUMMARY))
                .containsExactly(
                        "Tocsin demo: 5 min, 4 h 32 min of simulated time",
                        "",
                        "  scored          14,640 scores for 14,640 ticks",
                        "  latency         p50 1.2 ms, p99 4.8 ms from sample to score",
                        "  anomalies       4 opened, 4 resolved",
                        "  failures ahead  7 opened, 6 resolved",
                        "  failures        6 came, 6 announced ahead, median lead 100 s",
                        "  false alarms    1",
                        "  model swaps     2, no tick without a score",
                        "  data            /home/you/.tocsin/demo",
                        "",
                        "How to go on:",
                        "  ./tocsin demo --keep      the same data, the trained model at once",
                        "  ./tocsin demo --for 30m    longer");
    }
}
