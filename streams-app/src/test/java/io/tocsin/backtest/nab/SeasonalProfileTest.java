package io.tocsin.backtest.nab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SeasonalProfileTest {
    private static final long HALF_HOUR_MS = 1_800_000;
    private static final int ROWS = 48 * 28;

    private static double spreadOfLastWeek(double dailySwing) {
        SeasonalProfile season = new SeasonalProfile(2);
        Random random = new Random(7);
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            int hour = row / 2 % 24;
            double day = Math.sin(2 * Math.PI * hour / 24);
            double left = season.without(row * HALF_HOUR_MS, dailySwing * day + 0.3 * random.nextGaussian());
            sum += row >= ROWS - 336 ? left * left / 336 : 0;
        }
        return Math.sqrt(sum);
    }

    @Test
    void shouldTakeOutADailyCourse() {
        assertThat(spreadOfLastWeek(1.5)).isBetween(0.25, 0.45);
    }

    @Test
    void shouldLeaveNoiseAsItIs() {
        SeasonalProfile season = new SeasonalProfile(2);
        Random random = new Random(7);
        for (int row = 0; row < ROWS; row++) {
            double noise = random.nextGaussian();
            double left = season.without(row * HALF_HOUR_MS, noise);
            if (row >= ROWS - 336) {
                assertThat(left).isEqualTo(noise);
            }
        }
    }

    @Test
    void shouldLeaveTheFirstTwoVisitsOfAnHourAsTheyAre() {
        SeasonalProfile season = new SeasonalProfile(1);
        long day = 86_400_000;

        assertThat(season.without(0, 5)).isEqualTo(5.0);
        assertThat(season.without(day, 7)).isEqualTo(7.0);
    }
}
