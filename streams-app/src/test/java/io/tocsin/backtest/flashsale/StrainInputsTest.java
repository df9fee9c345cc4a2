package io.tocsin.backtest.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.example.Announcement;
import io.tocsin.example.ShopRun;
import org.junit.jupiter.api.Test;

class StrainInputsTest {
    private static final ShopColumns COLUMNS = ShopColumns.recorded();

    @Test
    void shouldKnowNothingOfSaleBeforeItIsAnnounced() {
        double[][] demand = AnnouncedDemand.of(Shops.rising(120, 5, 6, new Announcement(10, 60, Math.E)));

        assertThat(AnnouncedDemand.most(demand[9], 30)).isZero();
        assertThat(AnnouncedDemand.most(demand[17], 30)).isZero();
        assertThat(AnnouncedDemand.most(demand[60], 6)).isCloseTo(0.15 + 0.85 * 6 / 20, within(1e-12));
        assertThat(demand[85][0]).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldNotLookIntoTheFuture() {
        ShopRun run = Shops.rising(100, 90, 95, new Announcement(40, 70, 5));
        ServiceInputs inputs = new ServiceInputs(COLUMNS, new MemoryFloor(800));
        double[] before = inputs.of(run, new RatioColumns())[50];

        for (int t = 51; t < 100; t++) {
            java.util.Arrays.fill(run.rows()[t], 1e6f);
        }

        assertThat(inputs.of(run, new RatioColumns())[50]).containsExactly(before);
    }

    @Test
    void shouldTakeWorstComingStrainAndNotThePresent() {
        ShopRun run = Shops.rising(50, 5, 6);
        run.rows()[10][3] = 9999;

        double[][] targets = new StrainTargets(COLUMNS, new MemoryFloor(1e9)).of(run);

        assertThat(targets[3][0]).isCloseTo(Math.log1p(309), within(1e-9));
        assertThat(targets[4][0]).isCloseTo(Math.log1p(9999), within(1e-9));
        assertThat(targets[9][0]).isCloseTo(Math.log1p(9999), within(1e-9));
        assertThat(targets[10][0]).isCloseTo(Math.log1p(316), within(1e-9));
        assertThat(targets[49][0]).isCloseTo(Math.log1p(349), within(1e-9));
    }

    @Test
    void shouldSeeMemoryFillUpThroughCollections() {
        double[] use = new double[60];
        for (int t = 0; t < use.length; t++) {
            // A sawtooth on a floor that grows by one in each collection of six ticks.
            use[t] = 60 + t / 6 + 5 * (t % 6);
        }

        double[][] inputs = new MemoryFloor(100).inputs(use);

        assertThat(inputs[59][0]).isCloseTo(0.68, within(1e-9));
        assertThat(inputs[59][1]).isCloseTo(0.03, within(1e-9));
        // The floor grew by two in twelve ticks, so by five in thirty.
        assertThat(inputs[59][4]).isCloseTo(0.08, within(1e-9));
        assertThat(inputs[20][1]).isZero();
    }
}
