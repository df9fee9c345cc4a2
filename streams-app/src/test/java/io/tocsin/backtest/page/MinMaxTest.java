package io.tocsin.backtest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MinMaxTest {

    @Test
    void shouldKeepSpikeOfSingleTickInLongSeries() {
        double[] y = new double[24_000];
        y[12_345] = 100;
        y[12_346] = -7;

        MinMax line = MinMax.line(counting(24_000), y, 100);

        assertThat(line.y()).hasSizeLessThanOrEqualTo(200).containsSubsequence(0, 100, -7, 0);
        assertThat(line.x()[Arrays.stream(line.y()).boxed().toList().indexOf(100.0)])
                .isEqualTo(12_345);
        assertThat(line.x()).isSorted();
    }

    @Test
    void shouldLeaveShortSeriesAsItIs() {
        MinMax line = MinMax.line(counting(4), new double[] {1, 2, Double.NaN, 3}, 2);

        assertThat(line.y()).containsExactly(1, 2, Double.NaN, 3);
    }

    @Test
    void shouldBeMissingOnlyWhereWholeColumnIs() {
        double nan = Double.NaN;
        double[] y = {nan, 5, 6, nan, nan, nan, nan, nan, 1, 2, 3, 4};

        assertThat(MinMax.line(counting(12), y, 3).y()).containsExactly(5, 6, nan, 1, 4);
    }

    @Test
    void shouldGiveBothEdgesOfBandTheSamePlaces() {
        double[] x = counting(9);
        double[] y = {1, 9, 2, 3, 3, 3, 8, 7, 6};

        MinMax low = MinMax.edge(x, y, 3, -1);
        MinMax high = MinMax.edge(x, y, 3, 1);

        assertThat(low.y()).containsExactly(1, 3, 6);
        assertThat(high.y()).containsExactly(9, 3, 8);
        assertThat(low.x()).isEqualTo(high.x()).containsExactly(1, 4, 7);
    }

    private static double[] counting(int size) {
        double[] x = new double[size];
        Arrays.setAll(x, i -> i);
        return x;
    }
}
