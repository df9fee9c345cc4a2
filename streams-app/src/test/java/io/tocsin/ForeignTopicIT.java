package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.infrastructure.SharedInfrastructure;
import io.tocsin.runtime.BrokerConnection;
import io.tocsin.schemas.Tick;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignTopicIT {
    private static final int TICKS = 6;

    @TempDir
    Path directory;

    @Test
    void shouldMakeTicksOfWhatAnotherSystemWritesToItsOwnTopicWithoutKeys() throws Exception {
        String foreign = SharedInfrastructure.uniquePrefix() + "otlp_metrics";
        try (RunningSystem system =
                RunningSystem.prepare(directory, Map.of("ingest.topics", foreign + "=otlp-proto"))) {
            try (Admin admin = BrokerConnection.await(system.config.kafka())) {
                admin.createTopics(List.of(new NewTopic(foreign, Optional.of(3), Optional.of((short) 1))))
                        .all()
                        .get();
            }
            system.start();
            Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(600);
            for (int tick = 0; tick <= TICKS; tick++) {
                byte[] record = ForeignRecords.otlp(
                        "web-1",
                        ForeignRecords.gauge(
                                "system.cpu.load_average.1m", "{thread}", start.plusSeconds(10L * tick), 1 + tick));
                system.producer
                        .send(new ProducerRecord<>(foreign, 1, null, record))
                        .get();
            }
            system.producer
                    .send(new ProducerRecord<>(foreign, 1, null, new byte[] {1}))
                    .get();

            system.ticks.await("ticks of foreign records", RunningSystem.PATIENCE, all -> all.size() >= TICKS);

            List<Tick> ticks = system.ticks.all().stream()
                    .map(record -> record.value())
                    .limit(TICKS)
                    .toList();
            assertThat(ticks).extracting(Tick::getEntity).containsOnly("web-1");
            assertThat(ticks)
                    .extracting(tick -> tick.getMetrics().get("system.cpu.load_average.1m"))
                    .containsExactly(1f, 2f, 3f, 4f, 5f, 6f);
            RunningSystem.await(
                    "the broken record",
                    () -> system.meters
                                    .get("tocsin.records.refused")
                                    .tags("step", "ingest", "cause", "undecodable")
                                    .counter()
                                    .count()
                            == 1);
        }
    }
}
