package io.tocsin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.containers.GenericContainer;

/**
 * Tocsin's own image beside the images of Kafka and a registry: everything that Tocsin does here it does in containers of its own. Samples flow
 * from this process, tick by tick, faster than time.
 */
@Tag("docker")
@ExtendWith({DockerAvailable.class, TocsinImage.class})
class ImageDockerIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final long PACE_MS = 25;
    private static final List<String> ENTITIES =
            IntStream.range(0, 12).mapToObj(i -> "host/" + i).toList();

    /** On the grid, and so early that a whole test of ticks lies in the past. */
    private final Instant start = Instant.now().minus(Duration.ofHours(20)).truncatedTo(ChronoUnit.HOURS);

    private final DockerStack stack = DockerStack.start();
    private final TocsinConfig config = TocsinConfig.of(stack.configuration());
    private final Topics topics = Topics.withPrefix("");
    private final SchemaRegistry schemas = SchemaRegistry.connect(config.kafka().schemaRegistryUrl(), Map.of());
    private final TocsinContainers tocsin =
            new TocsinContainers(stack, Map.of("standby.replicas", "1", "train.layers", "1", "train.epochs", "2"));
    private final AtomicInteger sent = new AtomicInteger();
    private volatile boolean isEnough;

    @BeforeEach
    void prepare() {
        tocsin.command("keys", "create", "--out", "/etc/tocsin/keys", "--if-missing");
        assertThat(tocsin.command("topics", "create")).contains("created");
    }

    @AfterEach
    void remove() {
        try (stack) {
            tocsin.close();
        }
    }

    @Test
    void shouldJudgeByModelsThatItTrainsAndSwapsWhileSamplesFlow() throws Exception {
        tocsin.run();
        CompletableFuture<Void> feed = CompletableFuture.runAsync(this::feed);
        await("scores without a model", scores -> scores.size() >= 120 * ENTITIES.size());
        tocsin.command("train", "--version", "v1");
        List<Score> first =
                await("scores by the first model", all -> versions(all).size() == 1);
        tocsin.command("train", "--version", "v2");
        await("scores by the second model", all -> versions(all).size() == 2);
        finish(feed);

        List<Score> scores = awaitAll();
        assertEachTickOnce(scores);
        assertThat(first).extracting(Score::getState).contains(ScoreState.NO_MODEL, ScoreState.SCORED);
        assertNoWayBack(scores);
        System.out.printf(
                "image, swap: ticks=%d scores=%d by version=%s missing=0 twice=0%n",
                sent.get(), scores.size(), byVersion(scores));
    }

    @Test
    void shouldLoseNothingAndRepeatNothingWhenAnInstanceIsKilled() throws Exception {
        GenericContainer<?> victim = tocsin.run();
        CompletableFuture<Void> feed = CompletableFuture.runAsync(this::feed);
        await("scores by one", scores -> scores.size() >= 20 * ENTITIES.size());
        tocsin.run();
        int both = sent.get();
        await("scores while both are there", scores -> haveReached(scores, both + 100));

        int killedAt = sent.get();
        long killed = System.nanoTime();
        TocsinContainers.kill(victim);
        await("scores of all entities after the kill", scores -> haveReached(scores, killedAt + 1));
        double failover = (System.nanoTime() - killed) / 1e9;
        finish(feed);

        List<Score> scores = awaitAll();
        System.out.printf(
                "image, fail-over: ticks=%d scores=%d missing=0 twice=0, all entities judged again after %.1f s%n",
                sent.get(), scores.size(), failover);
        assertEachTickOnce(scores);
    }

    private void feed() {
        try (SampleFeed samples =
                new SampleFeed(config.kafka().clientConfiguration(), topics, schemas, start, Duration.ofSeconds(10))) {
            while (!isEnough) {
                samples.send(ENTITIES, sent.get(), sent.get() + 1);
                sent.incrementAndGet();
                Thread.sleep(PACE_MS);
            }
        } catch (Exception e) {
            throw new IllegalStateException("samples could not be sent", e);
        }
    }

    private void finish(CompletableFuture<Void> feed) {
        isEnough = true;
        feed.join();
    }

    private List<Score> awaitAll() throws InterruptedException {
        return await("a score of each tick", scores -> scores.size() >= sent.get() * ENTITIES.size());
    }

    /** Each of them a score of this tick or a later one. */
    private boolean haveReached(List<Score> scores, int tick) {
        Instant from = start.plusSeconds(10L * tick);
        return scores.stream()
                        .filter(score -> !score.getTime().isBefore(from))
                        .map(Score::getEntity)
                        .distinct()
                        .count()
                == ENTITIES.size();
    }

    private void assertEachTickOnce(List<Score> scores) {
        assertThat(scores.stream().map(score -> score.getEntity() + "@" + score.getTime()))
                .doesNotHaveDuplicates()
                .hasSize(sent.get() * ENTITIES.size());
    }

    /** An entity that a version has judged is not judged by the one before, nor by none. */
    private static void assertNoWayBack(List<Score> scores) {
        Map<String, List<Score>> byEntity = scores.stream().collect(Collectors.groupingBy(Score::getEntity));
        assertThat(byEntity).hasSize(ENTITIES.size());
        byEntity.values().forEach(all -> {
            List<String> versions = all.stream()
                    .map(score -> String.valueOf(score.getVersion()))
                    .toList();
            List<String> changes = new ArrayList<>(List.of(versions.get(0)));
            versions.stream()
                    .filter(v -> !v.equals(changes.get(changes.size() - 1)))
                    .forEach(changes::add);
            assertThat(changes).containsExactly("null", "v1", "v2");
        });
    }

    private static List<String> versions(List<Score> scores) {
        return scores.stream()
                .filter(score -> score.getState() == ScoreState.SCORED)
                .map(score -> String.valueOf(score.getVersion()))
                .distinct()
                .toList();
    }

    private static Map<String, Integer> byVersion(List<Score> scores) {
        Map<String, Integer> counts = new HashMap<>();
        scores.forEach(score -> counts.merge(String.valueOf(score.getVersion()), 1, Integer::sum));
        return counts;
    }

    /** All scores there are, as soon as they are as wanted. */
    private List<Score> await(String what, Predicate<List<Score>> isEnoughOf) throws InterruptedException {
        String topic = topics.scores().name();
        long deadlineNs = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            List<Score> scores = new ArrayList<>();
            new TopicReader(config.kafka().clientConfiguration())
                    .readAll(
                            topic,
                            AvroSerde.underTopicName(Score.class, topic, schemas)
                                    .deserializer(),
                            record -> scores.add(record.value()));
            if (isEnoughOf.test(scores)) {
                return scores;
            }
            assertThat(System.nanoTime()).as("not within %s: %s", TIMEOUT, what).isLessThan(deadlineNs);
            Thread.sleep(200);
        }
    }
}
