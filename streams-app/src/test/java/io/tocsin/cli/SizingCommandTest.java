package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingCommandTest {
    @Test
    void shouldSayWhatToHave() {
        CliRun run = sizing("--entities 10000 --metrics 14 --replication 3");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines().get(0)).contains("10,000 entities x 14 metrics, a tick each 10 s: 1,000 ticks/s");
        assertThat(run.out())
                .contains("topics.partitions=6")
                .containsPattern("metrics.ticks +1,000 ")
                .contains("An estimate");
    }

    @Test
    void shouldTakeFromTheConfigurationWhatIsNotSaid() throws Exception {
        String given = "--entities 10000 --metrics 14 --output json --set tick.duration.ms=5000"
                + " --set topics.replication.factor=3 --set window.ticks=120";
        JsonNode told = new JsonMapper().readTree(sizing(given).out());
        JsonNode usual = new JsonMapper()
                .readTree(sizing("--entities 10000 --metrics 14 --output json").out());

        assertThat(told.get("ticksPerSecond").asDouble()).isEqualTo(2_000);
        assertThat(told.get("topics").get(0).get("replicatedBytesPerSecond").asDouble())
                .isEqualTo(2
                        * told.get("topics").get(0).get("writtenBytesPerSecond").asDouble());
        assertThat(usual.get("topics").get(0).get("replicatedBytesPerSecond").asDouble())
                .isZero();
        assertThat(told.get("stateBytesPerEntity").asLong())
                .isGreaterThan(usual.get("stateBytesPerEntity").asLong());
    }

    @ParameterizedTest
    @CsvSource({"1000, 166.7", "300000, 166.7", "600000, 83.3"})
    void shouldStoreWhoSpokeAsOftenAsTheSilenceStepDoes(long afterMs, double recordsPerSecond) throws Exception {
        JsonNode told = new JsonMapper()
                .readTree(sizing("--entities 10000 --metrics 14 --output json --set silence.after.ms=" + afterMs)
                        .out());

        assertThat(told.get("topics"))
                .filteredOn(topic -> topic.get("topic").asText().equals("silence-entities"))
                .singleElement()
                .satisfies(topic -> assertThat(topic.get("recordsPerSecond").asDouble())
                        .isCloseTo(recordsPerSecond, Offset.offset(0.1)));
    }

    @Test
    void shouldNameEveryTopicThatRetentionTakes() {
        String help = CliRun.of("sizing", "--help").out().replaceAll("\\s+", " ");
        String refused = sizing("--entities 10 --metrics 8 --retention none=1d").err();

        String[] topics = refused.replaceAll("(?s).*must be one of (.*): --retention.*", "$1")
                .split(", ");
        assertThat(topics).hasSize(4).allSatisfy(topic -> assertThat(help).containsPattern(topic + "\\b"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "--entities 0 --metrics 8|must be 1 to 1000000000: --entities=0",
                "--entities -5 --metrics 8|must be 1 to 1000000000: --entities=-5",
                "--entities 10 --metrics 0|must be 1 to 10000: --metrics=0",
                "--entities 10 --metrics 8 --cores 0|must be 1 to 1024: --cores=0",
                "--entities 10 --metrics 8 --partitions 0|must be 1 to 10000: --partitions=0",
                "--entities 10 --metrics 8 --hidden 0|must be 1 to 4096: --hidden=0",
                "--entities 10 --metrics 8 --replication 0|must be 1 to 100: --replication=0",
                "--entities 10 --metrics 8 --retention anomaly.models=2d|must be one of metrics.samples, metrics.ticks,"
                        + " anomaly.scores, anomaly.shadow.scores: --retention=anomaly.models",
                "--metrics 8|Missing required option: '--entities=N'"
            })
    void shouldRefuseNonsenseInOneLine(String options, String said) {
        CliRun run = sizing(options);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).containsExactly("tocsin: " + said, "tocsin: see: tocsin sizing --help");
    }

    private static CliRun sizing(String options) {
        return CliRun.of(Stream.concat(Stream.of("sizing"), Stream.of(options.split(" ")))
                .toArray(String[]::new));
    }
}
