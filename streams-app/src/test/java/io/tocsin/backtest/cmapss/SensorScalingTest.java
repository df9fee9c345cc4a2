package io.tocsin.backtest.cmapss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SensorScalingTest {

    @Test
    void shouldScaleWithinEachConditionWhereSettingsMoveTheSensor() {
        EngineRun run = GeneratedEngines.run(
                1, 0, new double[] {0, 20.01, 0.02, 20, 0.01, 19.99}, new double[] {1, 101, 3, 103, 5, 105});

        SensorScaling scaling = SensorScaling.fit("A1", List.of(run));

        assertThat(scaling.conditions().count()).isEqualTo(2);
        // Mean 3, standard deviation √(8/3) in the one, mean 103 and the same deviation in the other.
        assertThat(levels(scaling, run))
                .containsExactly(new float[] {-1.2247449f, -1.2247449f, 0f, 0f, 1.2247449f, 1.2247449f}, within(1e-6f));
    }

    @Test
    void shouldTakeTheNearestConditionForSettingsNeverSeen() {
        EngineRun run =
                GeneratedEngines.run(1, 0, new double[] {0, 20, 0, 20, 0, 20}, new double[] {1, 101, 3, 103, 5, 105});
        SensorScaling scaling = SensorScaling.fit("A1", List.of(run));

        EngineRun other = GeneratedEngines.run(2, 9, new double[] {14, 7}, new double[] {103, 3});

        assertThat(levels(scaling, other)).containsExactly(0f, 0f);
    }

    @Test
    void shouldTakeSettingsThatOnlyJitterForOneCondition() {
        EngineRun run = GeneratedEngines.run(
                1, 0, new double[] {0.1, -0.1, -0.1, 0.1, 0.1, -0.1}, new double[] {1, 1, 2, 2, 3, 3});

        assertThat(OperatingConditions.fit(List.of(run)).count()).isEqualTo(1);
    }

    @Test
    void shouldDropSensorThatNearlyAlwaysShowsTheSame() {
        double[][] settings = new double[40][1];
        double[][] sensors = new double[40][];
        for (int t = 0; t < 40; t++) {
            sensors[t] = new double[] {518.67, t == 7 ? 21.6 : 21.61, t % 5};
        }

        SensorScaling scaling = SensorScaling.fit("A1", List.of(new EngineRun(1, settings, sensors, 0)));

        assertThat(scaling.sensors()).containsExactly(2);
    }

    @Test
    void shouldHoldOutliersWithinFiveDeviations() {
        EngineRun run = GeneratedEngines.run(1, 0, new double[4], new double[] {-1, 1, -1, 1});

        assertThat(levels(
                        SensorScaling.fit("A1", List.of(run)),
                        GeneratedEngines.run(2, 9, new double[2], new double[] {80, -80})))
                .containsExactly(5f, -5f);
    }

    @Test
    void shouldRefuseSetWithoutVaryingSensor() {
        EngineRun run = GeneratedEngines.run(1, 0, new double[3], new double[] {7, 7, 7});

        assertThatThrownBy(() -> SensorScaling.fit("A1", List.of(run)))
                .isInstanceOf(CmapssDataException.class)
                .hasMessage("no sensor varies in the training file: set=A1");
    }

    private static float[] levels(SensorScaling scaling, EngineRun run) {
        float[][] levels = scaling.apply(run).levels();
        float[] first = new float[levels.length];
        for (int t = 0; t < first.length; t++) {
            assertThat(levels[t]).hasSize(1);
            first[t] = levels[t][0];
        }
        return Arrays.copyOf(first, first.length);
    }
}
