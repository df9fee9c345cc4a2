package io.tocsin;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.calendar.CurrentCalendar;
import io.tocsin.config.TocsinConfig;
import io.tocsin.fleet.LiveFleet;
import io.tocsin.names.Names;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Feedback;
import io.tocsin.schemas.Label;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Tick;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The whole topology in a driver, with a registry of schemas in memory and a clock that stands still. */
public final class TopologyFixture implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    public final ModelRegistry models = new ModelRegistry();
    public final CurrentCalendar calendar = new CurrentCalendar();
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    /** What the topology shows of what it holds. */
    public final LiveFleet fleet;

    private final Topics topics = Topics.withPrefix("");
    private final SchemaRegistry schemas;
    private final TocsinConfig config;
    private final Properties streamsConfig = new Properties();
    private final AvroSerde<Sample> samples;
    private TopologyTestDriver driver;

    public TopologyFixture(Path stateDirectory, Map<String, String> settings) {
        config = TocsinConfig.of(settings);
        // A name of its own for each, so that no test sees what another registered.
        schemas = SchemaRegistry.connect("mock://" + stateDirectory.toString().replace('/', '-'), Map.of());
        samples = AvroSerde.underTopicName(Sample.class, topics.samples().name(), schemas);
        fleet = new LiveFleet(config.ticks().duration(), topics.samples().partitions());
        streamsConfig.putAll(config.kafka().streamsConfiguration());
        streamsConfig.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        driver = newDriver();
    }

    private TopologyTestDriver newDriver() {
        return new TopologyTestDriver(topology(), streamsConfig, NOW);
    }

    /** The topology that this fixture runs. */
    public Topology topology() {
        return new PredictorTopology(
                        config,
                        topics,
                        schemas,
                        new PredictorTopology.Surroundings(models, calendar, fleet, () -> false),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        meters)
                .build(streamsConfig);
    }

    /** As after a crash: everything is gone but what the stores held, which comes back through their serdes. */
    public void restart() {
        List<List<KeyValue<Object, Object>>> contents =
                Names.STORES.stream().map(this::contents).toList();
        driver.close();
        driver = newDriver();
        for (int i = 0; i < Names.STORES.size(); i++) {
            KeyValueStore<Object, Object> store = driver.getKeyValueStore(Names.STORES.get(i));
            contents.get(i).forEach(entry -> store.put(entry.key, entry.value));
        }
    }

    private List<KeyValue<Object, Object>> contents(String name) {
        List<KeyValue<Object, Object>> contents = new ArrayList<>();
        KeyValueStore<Object, Object> store = driver.getKeyValueStore(name);
        try (KeyValueIterator<Object, Object> all = store.all()) {
            all.forEachRemaining(contents::add);
        }
        return contents;
    }

    /** Lets so much time pass by the wall clock, the tick duration at a time. */
    public void pass(Duration duration) {
        for (Duration left = duration;
                left.compareTo(Duration.ZERO) > 0;
                left = left.minus(config.ticks().duration())) {
            driver.advanceWallClockTime(config.ticks().duration());
        }
    }

    public <V> KeyValueStore<String, V> store(String name) {
        return driver.getKeyValueStore(name);
    }

    public void send(String entity, Instant time, Map<String, Double> metrics) {
        send(new Sample(entity, time, metrics, Map.of(), List.of()));
    }

    /** In a record that is as old as it. */
    public void send(Sample sample) {
        sendRaw(bytes(sample), new RecordHeaders(), sample.getTime());
    }

    public void sendRaw(byte @Nullable [] value) {
        sendRaw(value, new RecordHeaders());
    }

    public void sendRaw(byte @Nullable [] value, Headers headers) {
        sendRaw(value, headers, NOW);
    }

    private void sendRaw(byte @Nullable [] value, Headers headers, Instant time) {
        TestInputTopic<String, byte[]> input =
                driver.createInputTopic(topics.samples().name(), new StringSerializer(), new ByteArraySerializer());
        input.pipeInput(new TestRecord<>("whatever key", value, headers, time));
    }

    /** What somebody says of an alert, as somebody else's client writes it: without a key. */
    public void say(Feedback feedback) {
        sayRaw(null, bytes(Feedback.class, feedback));
    }

    public void sayRaw(@Nullable String key, byte[] value) {
        driver.createInputTopic(topics.feedback().name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, new RecordHeaders(), NOW));
    }

    /** Into a topic of others, without a key. */
    public void sendForeign(String topic, byte @Nullable [] value) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(new TestRecord<>(null, value, new RecordHeaders(), NOW));
    }

    /** The samples as ingest sends them on. */
    public List<Sample> ingested() {
        return driver.createOutputTopic(
                        config.kafka().streams().applicationId() + "-" + Names.SAMPLES_BY_ENTITY + "-repartition",
                        new StringDeserializer(),
                        samples.deserializer())
                .readValuesToList();
    }

    public byte[] bytes(Sample sample) {
        return samples.serializer().serialize("", sample);
    }

    public Sample sample(byte[] bytes) {
        return samples.deserializer().deserialize("", bytes);
    }

    /** As bytes of another contract, under a subject of its own. */
    public <T extends SpecificRecord> byte[] bytes(Class<T> type, T record) {
        return AvroSerde.underRecordName(type, schemas).serializer().serialize("", record);
    }

    public List<Tick> ticks() {
        return read(Tick.class, topics.ticks());
    }

    public List<Score> scores() {
        return read(Score.class, topics.scores());
    }

    public List<Alert> alerts() {
        return read(Alert.class, topics.alerts());
    }

    public List<Label> labels() {
        return read(Label.class, topics.labels());
    }

    public List<Score> shadowScores() {
        return read(Score.class, topics.shadowScores());
    }

    public List<Alert> shadowAlerts() {
        return read(Alert.class, topics.shadowAlerts());
    }

    public List<TestRecord<String, byte[]>> deadLetters() {
        return driver.createOutputTopic(
                        topics.deadLetters().name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** What was written to a topic of any kind, change-logs included, since this was asked before. */
    public List<TestRecord<byte[], byte[]>> written(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private <T extends SpecificRecord> List<T> read(Class<T> type, TopicSpec topic) {
        TestOutputTopic<String, T> output = driver.createOutputTopic(
                topic.name(),
                new StringDeserializer(),
                AvroSerde.underTopicName(type, topic.name(), schemas).deserializer());
        return output.readValuesToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
