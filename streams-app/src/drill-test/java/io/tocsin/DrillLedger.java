package io.tocsin;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.schemas.Tick;
import io.tocsin.schemas.serde.AvroSerde;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What everybody can read of ticks, scores and alerts, committed records only, with the moment at which it could be read: it is held against the load
 * afterwards. A thread of its own reads as long as it is open, and waits while no broker answers.
 *
 * <p>Thread-safe.
 */
final class DrillLedger implements AutoCloseable {
    /** One score that became readable. */
    private record Arrival(Place place, int partition, long nanos) {}

    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConsumer<String, byte[]> consumer;
    private final String ticksTopic;
    private final String scoresTopic;
    private final Deserializer<Tick> tickDeserializer;
    private final Deserializer<Score> scoreDeserializer;
    private final Deserializer<Alert> alertDeserializer;
    private final Map<Place, Integer> ticks = new HashMap<>();
    private final Map<Place, Integer> scores = new HashMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<AlertState, List<String>> alerts = new HashMap<>();
    private final Set<String> judged = new HashSet<>();
    private int forgotten;
    private final Thread thread = new Thread(this::read, "drill-ledger");
    private volatile boolean closed;

    DrillLedger(RunningSystem system) {
        Map<String, Object> config = new HashMap<>(system.config.kafka().clientConfiguration());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.ticksTopic = system.topics.ticks().name();
        this.scoresTopic = system.topics.scores().name();
        String alertsTopic = system.topics.alerts().name();
        this.tickDeserializer = deserializer(Tick.class, ticksTopic, system);
        this.scoreDeserializer = deserializer(Score.class, scoresTopic, system);
        this.alertDeserializer = deserializer(Alert.class, alertsTopic, system);
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(ticksTopic, scoresTopic, alertsTopic)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.start();
    }

    private static <V extends SpecificRecord> Deserializer<V> deserializer(
            Class<V> type, String topic, RunningSystem system) {
        return AvroSerde.underTopicName(type, topic, system.schemas).deserializer();
    }

    /** Waits until so many scores could be read. */
    void awaitScores(int count) throws InterruptedException {
        RunningSystem.await(count + " scores", () -> scoreCount() >= count);
    }

    /** Waits until scores come about as fast as samples are sent: at most {@code behind} are on their way. */
    void awaitKeepingUp(SteadyLoad load, int behind) throws InterruptedException {
        RunningSystem.await("keeping up", () -> missing(load) <= behind);
    }

    /** Waits until more than {@code behind} are on their way: something is felt of the fault. */
    void awaitBehind(SteadyLoad load, int behind) throws InterruptedException {
        RunningSystem.await("the fault to be felt", () -> missing(load) > behind);
    }

    /** Waits until so many incidents have been opened. */
    void awaitOpened(int count) throws InterruptedException {
        RunningSystem.await(count + " incidents", () -> ids(AlertState.OPEN).size() >= count);
    }

    /** Waits until all that {@code load} got acknowledged is scored; gives up quietly after {@code patience}, for what is missing is found later. */
    void awaitAll(SteadyLoad load, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (missing(load) > 0 && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }

    /** Waits until each incident that was opened is resolved; gives up quietly after {@code patience}. */
    void awaitResolved(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && !ids(AlertState.RESOLVED).containsAll(ids(AlertState.OPEN))) {
            Thread.sleep(20);
        }
    }

    synchronized int scoreCount() {
        return arrivals.size();
    }

    /** Ids of incidents that were opened, or resolved. */
    synchronized Set<String> ids(AlertState state) {
        return new TreeSet<>(alerts.getOrDefault(state, List.of()));
    }

    private int missing(SteadyLoad load) {
        return missing(load.acknowledged().keySet());
    }

    /** How many of these have no score yet. */
    synchronized int missing(Set<Place> places) {
        return (int) places.stream().filter(place -> !scores.containsKey(place)).count();
    }

    /** What was acknowledged against what came out of it. */
    synchronized Findings against(SteadyLoad load) {
        return against(load.acknowledged().keySet());
    }

    /** The same of samples that were sent in another way. */
    synchronized Findings against(Set<Place> acknowledged) {
        int lostTicks =
                (int) acknowledged.stream().filter(p -> !ticks.containsKey(p)).count();
        int lostScores =
                (int) acknowledged.stream().filter(p -> !scores.containsKey(p)).count();
        return new Findings(
                acknowledged.size(),
                Math.max(lostTicks, lostScores),
                repeated(ticks) + repeated(scores),
                ids(AlertState.OPEN),
                ids(AlertState.RESOLVED),
                repeats(AlertState.OPEN) + repeats(AlertState.RESOLVED),
                forgotten);
    }

    private static int repeated(Map<Place, Integer> counts) {
        return counts.values().stream().mapToInt(count -> count - 1).sum();
    }

    private int repeats(AlertState state) {
        List<String> all = alerts.getOrDefault(state, List.of());
        return all.size() - new HashSet<>(all).size();
    }

    /**
     * The longest time for which no score of some partition could be read, of the gaps that end after {@code fromNanos} and begin before
     * {@code toNanos}; under a steady load that is how long its entities were not judged.
     */
    synchronized long longestGapMs(long fromNanos, long toNanos) {
        Map<Integer, Long> before = new HashMap<>();
        long longest = 0;
        for (Arrival arrival : arrivals) {
            Long last = before.put(arrival.partition(), arrival.nanos());
            if (last != null && arrival.nanos() >= fromNanos && last <= toNanos) {
                longest = Math.max(longest, arrival.nanos() - last);
            }
        }
        return longest / 1_000_000;
    }

    /** From the moment at which a sample was due until its score could be read, of samples that were due in between. */
    synchronized Latency latency(SteadyLoad load, long fromNanos, long toNanos) {
        return Latency.of(arrivals.stream()
                .filter(arrival -> load.dueNanos(arrival.place()) >= fromNanos)
                .filter(arrival -> load.dueNanos(arrival.place()) < toNanos)
                .mapToLong(arrival -> arrival.nanos() - load.dueNanos(arrival.place()))
                .toArray());
    }

    private void read() {
        while (!closed) {
            var records = consumer.poll(POLL);
            long now = System.nanoTime();
            synchronized (this) {
                records.forEach(record -> enter(record, now));
            }
        }
        consumer.close();
    }

    private void enter(ConsumerRecord<String, byte[]> record, long now) {
        String topic = record.topic();
        if (topic.equals(ticksTopic)) {
            Tick tick = tickDeserializer.deserialize(topic, record.value());
            ticks.merge(Place.of(tick.getEntity(), tick.getTime()), 1, Integer::sum);
        } else if (topic.equals(scoresTopic)) {
            Score score = scoreDeserializer.deserialize(topic, record.value());
            Place place = Place.of(score.getEntity(), score.getTime());
            scores.merge(place, 1, Integer::sum);
            arrivals.add(new Arrival(place, record.partition(), now));
            if (score.getState() == ScoreState.SCORED) {
                judged.add(place.entity());
            } else if (judged.contains(place.entity())) {
                forgotten++;
            }
        } else {
            Alert alert = alertDeserializer.deserialize(topic, record.value());
            alerts.computeIfAbsent(alert.getState(), state -> new ArrayList<>()).add(alert.getId());
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while the ledger was closed", e);
        }
    }
}
