package io.tocsin.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the machine the build runs on; the values are its own, so the bounds are those of nature. */
class ThisMachineTest {
    private final HostMetricsReader reader = HostMetricsReader.ofThisMachine();

    @Test
    void shouldReadPlausibleMetrics() {
        Map<String, Double> levels = reader.read();
        waitFor(Duration.ofMillis(1200));
        Map<String, Double> metrics = reader.read();

        List<String> documented =
                Arrays.stream(HostMetric.values()).map(HostMetric::metricName).toList();
        assertThat(documented).containsAll(levels.keySet()).containsAll(metrics.keySet());
        assertThat(metrics.keySet()).containsAll(levels.keySet());
        assertThat(levels).doesNotContainKey("system.cpu.utilization.user");
        assertThat(metrics.values())
                .allSatisfy(value -> assertThat(value).isFinite().isNotNegative());
        assertThat(cpuModes(metrics).mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-9));
        assertThat(metrics.get("system.memory.utilization")).isBetween(0.0, 1.0);
        assertThat(metrics.get("system.memory.usage.available")).isGreaterThan(1e6);
        assertThat(metrics.get("system.filesystem.utilization")).isBetween(0.0, 1.0);
        assertThat(metrics.get("system.process.count")).isGreaterThanOrEqualTo(1);
        assertThat(metrics.get("system.thread.count")).isGreaterThan(1);
    }

    @Test
    void shouldSeeABusyCoreAsUserTime() {
        reader.read();

        assertThat(burnOneCoreFor(Duration.ofSeconds(2))).isNotZero();
        Map<String, Double> metrics = reader.read();

        int processors =
                OshiSystem.ofThisPlatform().getHardware().getProcessor().getLogicalProcessorCount();
        // A quarter of a core: the core may be shared with others' work or with other machines.
        assertThat(metrics.get("system.cpu.utilization.user")).isGreaterThan(0.25 / processors);
    }

    private static Stream<Double> cpuModes(Map<String, Double> metrics) {
        return metrics.entrySet().stream()
                .filter(metric -> metric.getKey().startsWith("system.cpu.utilization."))
                .map(Map.Entry::getValue);
    }

    private static long burnOneCoreFor(Duration duration) {
        long endNanos = System.nanoTime() + duration.toNanos();
        long mixed = 1;
        while (System.nanoTime() - endNanos < 0) {
            mixed = mixed * 6364136223846793005L + 1442695040888963407L;
        }
        return mixed;
    }

    private static void waitFor(Duration duration) {
        long endNanos = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() - endNanos < 0) {
            LockSupport.parkNanos(endNanos - System.nanoTime());
        }
    }
}
