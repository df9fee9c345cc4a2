package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.Model;
import io.tocsin.engine.Predictor;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.serde.AvroSerde;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred swaps while ticks flow: promotions, which may take a moment, and rollbacks in turn; three versions that come again and again, and twenty
 * that come once and are retired.
 *
 * <p>A swap is written when everything has its score that was sent before the swap before it was in force. So what was sent after swap k is judged by
 * that of k or k + 1, and after a promotion perhaps by that of k - 1, and the three can be told apart.
 */
class SwapsIT {
    private static final int SWAPS = 200;
    private static final int FIRST_LOOK = 50;
    private static final int ENTITIES = 100;
    /** So many ticks are on their way: always work, and not so many that simulated time meets the clock. */
    private static final int TICKS_UNDER_WAY = 3;

    private static final Duration POLL = Duration.ofMillis(20);
    private static final long MEGABYTE = 1024 * 1024;

    private final WaveSignal signal = new WaveSignal();
    private final SwapLedger ledger = new SwapLedger(ENTITIES, signal);
    private final Model model = WaveSignal.model("v0");
    private volatile boolean done;

    @Test
    void shouldLoseNothingAndKeepNothingOverTwoHundredSwaps(@TempDir Path directory) throws Exception {
        Map<String, String> settings = Map.of("models.rollback.automatic", "false");
        try (RunningSystem system = RunningSystem.prepare(directory, settings)) {
            system.start();
            KafkaConsumer<String, Score> scores = system.closedLast(scoresOf(system));
            ModelsTopicWriter topic = system.closedLast(new ModelsTopicWriter(system));
            for (int swap = 0; swap < 3; swap++) {
                system.models.publish(version(swap));
            }
            topic.deploy(deployment(0));
            system.awaitInForce(version(0).id());
            CompletableFuture<Integer> feed = CompletableFuture.supplyAsync(() -> feed(system));
            long start = System.nanoTime();
            Footprint early;
            Footprint late;
            try {
                early = swap(system, topic, scores, 1, FIRST_LOOK);
                late = swap(system, topic, scores, FIRST_LOOK + 1, SWAPS);
            } finally {
                done = true;
            }
            int ticks = feed.join();
            awaitScores(scores, ticks);
            System.out.printf(
                    "swaps: %d in %d ms; %d scores of %d ticks of %d entities, %d by the version before; %s, then %s%n",
                    SWAPS,
                    (System.nanoTime() - start) / 1_000_000,
                    ticks * ENTITIES,
                    ticks,
                    ENTITIES,
                    ledger.byPredecessor(),
                    early,
                    late);
            ledger.assertSound();
            assertFlat(early, late);
            system.stop();
        }
    }

    private Footprint swap(
            RunningSystem system, ModelsTopicWriter topic, KafkaConsumer<String, Score> scores, int first, int last)
            throws InterruptedException, JMException {
        for (int swap = first; swap <= last; swap++) {
            awaitScores(scores, ledger.ticksBefore(swap - 1));
            if (SwapLedger.isFleeting(swap)) {
                system.models.publish(version(swap));
            }
            topic.deploy(deployment(swap));
            system.awaitInForce(version(swap).id());
            ledger.inForce();
            if (SwapLedger.isFleeting(swap - 2)) {
                topic.retire(version(swap - 2).id());
            }
        }
        awaitScores(scores, ledger.ticksBefore(last));
        return Footprint.ofThisProcess();
    }

    private int feed(RunningSystem system) {
        int ticks = 0;
        while (!done) {
            int tick = ledger.begin();
            for (int entity = 0; entity < ENTITIES; entity++) {
                system.send(signal.sample(entity, tick, false));
            }
            system.producer.flush();
            ticks++;
            while (!done && ledger.scoredTicks() < ticks - TICKS_UNDER_WAY) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        return ticks;
    }

    private void awaitScores(KafkaConsumer<String, Score> scores, int ticks) {
        long end = System.nanoTime() + RunningSystem.PATIENCE.toNanos();
        while (ledger.scoredTicks() < ticks) {
            assertThat(System.nanoTime())
                    .as("waited in vain for scores of %d ticks, there are those of %d", ticks, ledger.scoredTicks())
                    .isLessThan(end);
            scores.poll(POLL).forEach(record -> ledger.add(record.value()));
        }
    }

    private Model version(int swap) {
        return RawModels.as(SwapLedger.versionOf(swap), model);
    }

    private Deployment deployment(int swap) {
        return RunningSystem.deployment(version(swap).id())
                .setPrevious(SwapLedger.isPromotion(swap) ? SwapLedger.versionOf(swap - 1) : null)
                .build();
    }

    /** Reads without keeping what it has read. */
    private static KafkaConsumer<String, Score> scoresOf(RunningSystem system) {
        Map<String, Object> config = new HashMap<>(system.config.kafka().clientConfiguration());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        String topic = system.topics.scores().name();
        KafkaConsumer<String, Score> consumer = new KafkaConsumer<>(
                config,
                new StringDeserializer(),
                AvroSerde.underTopicName(Score.class, topic, system.schemas).deserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** Between the two looks there are 150 swaps and 15 versions that came and went. */
    private static void assertFlat(Footprint early, Footprint late) {
        // A version or a stepper that is kept once a swap would be 150 of them.
        for (Class<?> type : List.of(Model.class, Predictor.class)) {
            assertThat(late.instances().of(type))
                    .as(type.getName())
                    .isBetween(1L, early.instances().of(type) + 4);
        }
        // The broker lives in this process, too, and what it keeps of its logs grows by a megabyte or two.
        assertThat(late.heapBytes()).as("heap").isLessThan(early.heapBytes() + 8 * MEGABYTE);
        assertThat(late.directBytes()).as("direct buffers").isLessThan(early.directBytes() + 8 * MEGABYTE);
        assertThat(late.classes()).as("classes").isLessThan(early.classes() + 100);
        assertThat(late.threads()).as("threads").isLessThan(early.threads() + 5);
    }
}
