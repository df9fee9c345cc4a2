package io.tocsin.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HostMetricTest {

    @Test
    void shouldHaveOneOpenTelemetryNamePerMetric() {
        assertThat(Arrays.stream(HostMetric.values()).map(HostMetric::metricName))
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("system(\\.[a-z0-9_]+){2,3}"))
                .hasSize(34);
    }

    @Test
    void shouldSayUnitAndMeaningOfEach() {
        assertThat(HostMetric.values()).allSatisfy(metric -> {
            assertThat(metric.unit()).matches("1|By(/s)?|\\{[a-z]+}(/s)?");
            assertThat(metric.description()).isNotBlank();
        });
    }
}
