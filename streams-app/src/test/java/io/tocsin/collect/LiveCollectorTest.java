package io.tocsin.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Sample;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveCollectorTest {

    @Test
    void shouldDeliverThisMachinesSamplesInOneCellEachUntilClosed() throws InterruptedException {
        BlockingQueue<Sample> samples = new LinkedBlockingQueue<>();
        HostIdentity identity = HostIdentity.ofThisMachine();
        Collector collector = Collector.start(identity, Duration.ofSeconds(1), samples::add);

        Sample first = samples.poll(20, TimeUnit.SECONDS);
        Sample second = samples.poll(20, TimeUnit.SECONDS);
        collector.close();

        assertThat(first).isNotNull();
        assertThat(second).isNotNull();
        assertThat(first.getEntity()).startsWith("host/").hasSizeGreaterThan("host/".length());
        assertThat(first.getLabels()).containsKeys("os", "arch");
        assertThat(first.getMetrics()).containsKey("system.cpu.utilization.user");
        assertThat(second.getTime().getEpochSecond())
                .isGreaterThan(first.getTime().getEpochSecond());
        long deliveredWhenClosed = collector.deliveredSamples();
        assertThat(samples).hasSize((int) deliveredWhenClosed - 2);
        assertThat(collector.failures()).isZero();
    }
}
