package io.tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.engine.features.AnnouncedLoad;
import io.tocsin.schemas.Label;
import io.tocsin.schemas.LabelKind;
import io.tocsin.schemas.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopFleetTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    @Test
    void shouldRepeatItselfFromTheSameSeed() {
        assertThat(ticks(fleet(7, 3), 500)).isEqualTo(ticks(fleet(7, 3), 500));
    }

    @Test
    void shouldDifferWithAnotherSeed() {
        assertThat(fleet(8, 1).advance().samples())
                .isNotEqualTo(fleet(7, 1).advance().samples());
    }

    @Test
    void shouldReachTheSameNumbersBySkippingAsByStepping() {
        ShopFleet stepped = fleet(7, 3);
        ticks(stepped, 700);
        ShopFleet skipped = fleet(7, 3);
        skipped.skipTo(START.plusSeconds(7009));
        assertThat(skipped.time()).isEqualTo(START.plusSeconds(7000));
        assertThat(ticks(skipped, 300)).isEqualTo(ticks(stepped, 300));
    }

    @Test
    void shouldStayWhenSkippingToThePast() {
        ShopFleet fleet = fleet(7, 1);
        ticks(fleet, 10);
        fleet.skipTo(START);
        assertThat(fleet.time()).isEqualTo(START.plusSeconds(100));
    }

    @Test
    void shouldGiveAShopTheSameLifeInALargerFleet() {
        List<FleetTick> alone = ticks(fleet(7, 1), 200);
        List<FleetTick> among = ticks(fleet(7, 4), 200);
        for (int tick = 0; tick < 200; tick++) {
            assertThat(among.get(tick).samples()).containsAll(alone.get(tick).samples());
        }
    }

    @Test
    void shouldEmitOneCompleteSampleOfEachShopPerTickWhenDeliveryIsPerfect() {
        ShopFleet fleet =
                new ShopFleet(7, 2, START, SimulationSettings.defaults().withPerfectDelivery());
        for (FleetTick tick : ticks(fleet, 1000)) {
            assertThat(tick.samples()).extracting(Sample::getEntity).containsExactly("shop/amsterdam", "shop/berlin");
            for (Sample sample : tick.samples()) {
                assertThat(sample.getTime())
                        .isBetween(tick.time().minusMillis(400), tick.time().minusMillis(1));
                assertThat(sample.getLabels()).containsEntry("source", "simulation");
                assertThat(measured(sample)).containsExactlyInAnyOrderElementsOf(ShopMetrics.ALL);
                assertThat(sample.getMetrics().values())
                        .allSatisfy(value -> assertThat(value).isFinite().isNotNegative());
            }
        }
    }

    @Test
    void shouldNowAndThenMissAMetricOrDeliverASampleLateButNeverLoseOne() {
        int incomplete = 0;
        int late = 0;
        int samples = 0;
        for (FleetTick tick : ticks(fleet(7, 4), 3000)) {
            for (Sample sample : tick.samples()) {
                samples++;
                incomplete += measured(sample).size() < ShopMetrics.ALL.size() ? 1 : 0;
                late += sample.getTime().isBefore(tick.time().minus(ShopFleet.TICK)) ? 1 : 0;
            }
        }
        assertThat(samples).isBetween(12_000 - 4, 12_000);
        assertThat(incomplete).isBetween(8, 50);
        assertThat(late).isBetween(8, 50);
    }

    @Test
    void shouldLabelEveryFailureOnceWhenItHasEnded() {
        ShopFleet fleet = fleet(7, 3);
        List<Label> labels = new ArrayList<>();
        List<FailureInterval> announced = new ArrayList<>();
        for (int tick = 0; tick < 3000; tick++) {
            FleetTick now = fleet.advance();
            labels.addAll(now.labels());
            for (FailureInterval ongoing : fleet.ongoingFailures()) {
                if (announced.stream().noneMatch(known -> sameFailure(known, ongoing))) {
                    announced.add(ongoing);
                }
            }
            assertThat(now.labels())
                    .allSatisfy(label ->
                            assertThat(label.getEnd()).isEqualTo(now.time().minusSeconds(30)));
        }
        assertThat(labels).hasSizeGreaterThan(5).allSatisfy(label -> {
            assertThat(label.getKind()).isEqualTo(LabelKind.FAILURE);
            assertThat(label.getSource()).isEqualTo("simulation");
            assertThat(label.getCause()).isNotEmpty();
            assertThat(Duration.between(label.getStart(), label.getEnd()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        });
        assertThat(announced).hasSize(labels.size() + fleet.ongoingFailures().size());
    }

    @Test
    void shouldRefuseWhatIsOutOfRange() {
        assertThatThrownBy(() -> fleet(7, 0)).hasMessage("shop count out of range 1 to 32: shopCount=0");
        assertThatThrownBy(() -> new ShopFleet(7, 1, START.plusMillis(5), SimulationSettings.defaults()))
                .hasMessage("start not on the 10-second grid: start=2026-01-05T00:00:00.005Z");
    }

    private static List<String> measured(Sample sample) {
        return sample.getMetrics().keySet().stream()
                .filter(metric -> !AnnouncedLoad.covers(metric))
                .toList();
    }

    private static boolean sameFailure(FailureInterval one, FailureInterval other) {
        return one.entity().equals(other.entity()) && one.start().equals(other.start());
    }

    private static ShopFleet fleet(long seed, int shopCount) {
        return new ShopFleet(seed, shopCount, START, SimulationSettings.defaults());
    }

    private static List<FleetTick> ticks(ShopFleet fleet, int count) {
        List<FleetTick> ticks = new ArrayList<>();
        for (int tick = 0; tick < count; tick++) {
            ticks.add(fleet.advance());
        }
        return ticks;
    }
}
