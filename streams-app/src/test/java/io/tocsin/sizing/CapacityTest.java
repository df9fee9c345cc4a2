package io.tocsin.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.schemas.Topics;
import io.tocsin.terminal.CharacterSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapacityTest {
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Workload.Network NETWORK = new Workload.Network(2, 32, 2, 4, List.of(60, 180, 300));
    private static final Setup DEFAULTS = new Setup(3, 1, 4, 0, true, Duration.ofMillis(20), TICK, Map.of());

    private final Capacity capacity = new Capacity(MeasuredCosts.measured(), Topics.withPrefix(""));

    @Test
    void shouldFitASmallFleetIntoTheDefaults() {
        Estimate estimate = capacity.of(fleet(1_000, 14), DEFAULTS);

        assertThat(estimate.workload().ticksPerSecond()).isEqualTo(100);
        assertThat(estimate.partitions()).isEqualTo(6);
        assertThat(estimate.instances().count()).isEqualTo(2);
        assertThat(estimate.instances().heapMaxBytes()).isEqualTo(512L << 20);
        assertThat(estimate.notes()).isEmpty();
    }

    @Test
    void shouldDoublePartitionsUntilThreadsAndPageHaveEnough() {
        assertThat(capacity.of(fleet(300_000, 8), DEFAULTS).partitions()).isEqualTo(6);
        assertThat(capacity.of(fleet(1_000_000, 8), DEFAULTS).partitions()).isEqualTo(24);
    }

    @Test
    void shouldSayWhatStopsFirstWhenPartitionsAreTooFew() {
        Estimate estimate = capacity.of(fleet(1_000_000, 8), with(6, 3, 1));

        assertThat(estimate.notes())
                .filteredOn(Estimate.Note::grave)
                .extracting(Estimate.Note::text)
                .anyMatch(text -> text.startsWith("6 partitions let 6 stream threads work, and each would have 16,667"))
                .anyMatch(text -> text.endsWith("100,000 entities a partition, here there are 166,666"));
    }

    @Test
    void shouldWarnOfOneReplicaAndOfALongRestore() {
        List<Estimate.Note> notes =
                capacity.of(fleet(1_000_000, 8), with(0, 1, 0)).notes();

        assertThat(notes).extracting(Estimate.Note::remedy).anyMatch(remedy -> remedy.startsWith("topics.replication"));
        assertThat(notes).extracting(Estimate.Note::remedy).anyMatch(remedy -> remedy.startsWith("standby.replicas=1"));
    }

    @Test
    void shouldWriteEveryReplicaAndReadForEveryStandby() {
        Estimate one = capacity.of(fleet(10_000, 8), with(6, 1, 0));
        Estimate three = capacity.of(fleet(10_000, 8), with(6, 3, 2));

        assertThat(three.brokers().inPerSecond()).isCloseTo(3 * one.brokers().inPerSecond(), within(1));
        assertThat(three.brokers().diskBytes()).isCloseTo(3 * one.brokers().diskBytes(), within(1));
        assertThat(flow(one, "predict-state").readPerSecond()).isZero();
        assertThat(flow(three, "predict-state").readPerSecond())
                .isEqualTo(2 * flow(three, "predict-state").writtenPerSecond());
        assertThat(three.instances().stateBytes()).isCloseTo(3 * one.instances().stateBytes(), within(1));
    }

    @Test
    void shouldKeepTopicsAsLongAsTheyAreDeclaredUnlessToldOtherwise() {
        Setup shorter =
                new Setup(1, 0, 4, 6, true, Duration.ofMillis(20), TICK, Map.of("metrics.ticks", Duration.ofHours(36)));

        assertThat(flow(capacity.of(fleet(10_000, 8), DEFAULTS), "metrics.ticks")
                        .kept())
                .isEqualTo("7 d");
        assertThat(flow(capacity.of(fleet(10_000, 8), shorter), "metrics.ticks").kept())
                .isEqualTo("36 h");
    }

    @Test
    void shouldHaveNoTransactionsWithAtLeastOnce() {
        Setup atLeastOnce = new Setup(1, 0, 4, 6, false, Duration.ofMillis(20), TICK, Map.of());

        assertThat(capacity.of(fleet(10_000, 8), atLeastOnce).brokers().transactionsPerSecond())
                .isZero();
        assertThat(capacity.of(fleet(10_000, 8), atLeastOnce).brokers().markersPerSecond())
                .isZero();
    }

    @Test
    void shouldFitIntoTheColumnsItHas() {
        Estimate estimate = capacity.of(fleet(100_000_000, 8), DEFAULTS);

        assertThat(new SizingPage(estimate, 80).draw(CharacterSet.UNICODE).plain())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))
                .anyMatch(line -> line.contains("100,000,000 entities × 8 metrics"))
                .anyMatch(line -> line.contains("several applications"));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 60})
    void shouldKeepTheTableWhole(int columns) {
        Estimate estimate = capacity.of(fleet(100_000_000, 8), DEFAULTS);

        List<String> lines =
                new SizingPage(estimate, columns).draw(CharacterSet.UNICODE).plain();

        int heading = lines.indexOf("Topics                      records/s   written      read  on disk  kept");
        assertThat(lines.subList(heading + 1, heading + 13))
                .contains("  metrics.samples          10,000,000  4.0 GB/s  4.0 GB/s   1.1 PB  1 d")
                .contains("  log align-roster                  –         –         –   162 GB  compacted")
                .endsWith("  all                                  8.6 GB/s  7.3 GB/s   3.5 PB  3 replicas");
        assertThat(lines.get(heading + 13)).isEmpty();
    }

    @Test
    void shouldNotBreakWhatIsLaidOut() {
        List<PageLine> table = new FlowLines(capacity.of(fleet(100_000, 8), DEFAULTS)).all();

        assertThat(table)
                .hasSize(14)
                .allSatisfy(line -> assertThat(line.wrapped(30)).containsExactly(line));
        assertThat(PageLine.fact("state", "one two three").wrapped(32))
                .extracting(PageLine::name, PageLine::text)
                .containsExactly(tuple("  state", "one two"), tuple("", "three"));
    }

    @Test
    void shouldHaveRoomForTheLargestFleetInTheTable() {
        Workload largest =
                new Workload(1_000_000_000, 8, 0, NETWORK, Duration.ofSeconds(1), 60, true, Workload.TextLengths.USUAL);

        assertThat(new FlowLines(capacity.of(largest, with(0, 1, 1))).all())
                .allSatisfy(line -> assertThat(line.name().length()).isLessThan(24))
                .allSatisfy(line -> assertThat(line.text().length()).isLessThanOrEqualTo(56));
    }

    @Test
    void shouldWaitForTheBrokersToEndTransactionsWhereThereAreAny() {
        Setup atLeastOnce = new Setup(3, 1, 4, 0, false, Duration.ofMillis(20), TICK, Map.of());

        assertThat(capacity.of(fleet(10_000, 8), DEFAULTS).failoverSeconds()).isEqualTo(17);
        assertThat(capacity.of(fleet(10_000, 8), atLeastOnce).failoverSeconds()).isEqualTo(10);
    }

    @Test
    void shouldTellTransactionsOfTheSameCoresAsThePage() {
        Estimate estimate = capacity.of(fleet(100_000_000, 8), DEFAULTS);

        double busy = estimate.instances().busyCores() + estimate.brokers().busyCores();
        double markers = estimate.brokers().markersPerSecond() * (120 + 3 * 185) / 1e6;
        assertThat(estimate.notes())
                .extracting(Estimate.Note::text)
                .anyMatch(text -> text.endsWith(" transactions a second take " + SizeText.cores(markers) + " of the "
                        + SizeText.cores(busy) + " cores that are busy, those of the brokers included"));
    }

    @Test
    void shouldCountThePartitionsOfTopicsStoresAndRepartitions() {
        assertThat(PartitionChoice.allPartitions(1)).isEqualTo(25);
        assertThat(PartitionChoice.allPartitions(6)).isEqualTo(130);
        assertThat(PartitionChoice.allPartitions(24)).isEqualTo(508);
    }

    @Test
    void shouldCountTheBytesOfNumbersAsAvroDoes() {
        assertThat(List.of(
                        RecordShapes.number(0),
                        RecordShapes.number(63),
                        RecordShapes.number(64),
                        RecordShapes.number(8_191),
                        RecordShapes.number(8_192)))
                .containsExactly(1, 1, 2, 2, 3);
    }

    private static Offset<Double> within(double offset) {
        return Offset.offset(offset);
    }

    private static TopicFlow flow(Estimate estimate, String topic) {
        return estimate.flows().stream()
                .filter(flow -> flow.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static Setup with(int partitions, int replicas, int standby) {
        return new Setup(replicas, standby, 4, partitions, true, Duration.ofMillis(20), TICK, Map.of());
    }

    private static Workload fleet(long entities, int metrics) {
        return new Workload(entities, metrics, 0, NETWORK, TICK, 60, false, Workload.TextLengths.USUAL);
    }
}
