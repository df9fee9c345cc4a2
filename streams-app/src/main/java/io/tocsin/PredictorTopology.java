package io.tocsin;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.alert.AlertCounters;
import io.tocsin.alert.AlertStep;
import io.tocsin.alert.FeedbackEffect;
import io.tocsin.alert.FeedbackStep;
import io.tocsin.align.AlignStep;
import io.tocsin.calendar.Calendar;
import io.tocsin.calendar.TickMarker;
import io.tocsin.config.ForeignTopic;
import io.tocsin.config.TocsinConfig;
import io.tocsin.feedback.FeedbackGate;
import io.tocsin.feedback.FeedbackProcessor;
import io.tocsin.fleet.FleetProcessor;
import io.tocsin.fleet.LiveFleet;
import io.tocsin.history.HistoryStep;
import io.tocsin.ingest.ForeignSamples;
import io.tocsin.ingest.IngestProcessor;
import io.tocsin.ingest.NativeSamples;
import io.tocsin.ingest.RecordTimestamp;
import io.tocsin.ingest.SampleDecoder;
import io.tocsin.names.Names;
import io.tocsin.outcome.Outcome;
import io.tocsin.outcome.OutcomeCounters;
import io.tocsin.outcome.Refusal;
import io.tocsin.predict.PredictStep;
import io.tocsin.predict.Verdicts;
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
import io.tocsin.silence.PlannedQuiet;
import io.tocsin.silence.SilenceStep;
import io.tocsin.window.WindowStep;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The way of the data, one direction, no way back:
 *
 * <pre>
 *  foreign topics ─┐
 *  samples ────────┴► ingest ─► align ─► calendar ─► window ─► predict ─► alert ─► alerts
 *                       │         │      marks │                  │ ▲
 *                       ▼         │            ▼                  │ └ registry: one image of the models per tick
 *                  dead letters ◄─┘          ticks                ├─► scores
 *                                                                 └─► shadow scores ─► shadow alerts, where a challenger stands beside
 *
 *  feedback ─► gate ─► alert: who has taken it, false alarms end, boundaries move ─► alerts, labels
 * </pre>
 *
 * Beside alert, history and fleet keep the newest scores for whoever asks over HTTP. Beside align, silence reads the same samples and tells of entities of which none come any more.
 *
 * Between ingest and align the samples are partitioned by entity; from there on everything about an entity happens in one task. Only this class
 * knows all steps. What another judge costs, or none, is measured by a subclass that puts it in the place of the two steps that matter.
 *
 * <p>Confined to one thread; used once.
 */
public class PredictorTopology {
    private final TocsinConfig config;
    private final Topics topics;
    private final SchemaRegistry schemas;
    private final Surroundings surroundings;
    private final Clock clock;
    private final MeterRegistry meters;
    private final AlertCounters alerts;

    /**
     * What stands beside the topics. Thread-safe.
     *
     * @param models who judges
     * @param calendar what is planned
     * @param fleet is shown every score
     * @param quietIsTold whether others tell that nothing comes of anybody, in no process
     */
    public record Surroundings(
            ModelRegistry models, Supplier<Calendar> calendar, LiveFleet fleet, BooleanSupplier quietIsTold) {}

    public PredictorTopology(
            TocsinConfig config,
            Topics topics,
            SchemaRegistry schemas,
            Surroundings surroundings,
            Clock clock,
            MeterRegistry meters) {
        this.config = config;
        this.topics = topics;
        this.schemas = schemas;
        this.surroundings = surroundings;
        this.clock = clock;
        this.meters = meters;
        this.alerts = new AlertCounters(meters);
    }

    /** The topology for {@code streamsConfig}. */
    public Topology build(Properties streamsConfig) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(explicitlyNamed(streamsConfig)));
        KStream<String, Sample> samples = ingest(builder);
        watchForSilence(samples);
        KStream<String, Tick> ticks = mark(align(samples));
        KStream<String, Verdicts> verdicts = predict(ticks);
        KStream<String, Score> scores = scores(verdicts);
        keep(scores);
        tell(builder, scores, shadowScores(verdicts));
        return builder.build(streamsConfig);
    }

    /** The step that judges each tick once; it may replay what {@code window} holds. */
    protected ProcessorSupplier<String, Tick, String, Verdicts> judge(WindowStep window) {
        return new PredictStep(
                config.ticks(),
                config.alert(),
                window,
                surroundings.models(),
                config.metrics(),
                meters,
                clock::millis,
                System::nanoTime);
    }

    /** Makes alerts of scores, and lets people have their say. */
    protected void tell(StreamsBuilder builder, KStream<String, Score> scores, KStream<String, Score> shadowScores) {
        AlertStep alert = new AlertStep(
                config.ticks(), config.alert(), Names.ALERT_INCIDENTS_STORE, Names.ALERT_THRESHOLDS_STORE);
        alert(scores, alert);
        alertShadow(shadowScores, alert.shadow(Names.SHADOW_INCIDENTS_STORE));
        alertFeedback(feedback(builder), alert.feedback());
    }

    /** With the rule that a name which Kafka Streams would have to make up stops the start; a builder without it does not hear of the rule. */
    private static StreamsConfig explicitlyNamed(Properties streamsConfig) {
        Properties named = new Properties();
        named.putAll(streamsConfig);
        named.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return new StreamsConfig(named);
    }

    private KStream<String, Sample> ingest(StreamsBuilder builder) {
        AvroSerde<Sample> serde =
                AvroSerde.underTopicName(Sample.class, topics.samples().name(), schemas);
        OutcomeCounters counters = new OutcomeCounters(meters, Names.INGEST);
        KStream<String, Outcome<Sample>> outcomes = builder.stream(
                        topics.samples().name(), rawRecords().withName(Names.SAMPLES_SOURCE))
                .process(
                        () -> new IngestProcessor(
                                config.ingest(), new NativeSamples(serde.deserializer()), clock, counters),
                        Named.as(Names.INGEST));
        for (ForeignTopic topic : config.ingest().topics()) {
            outcomes = outcomes.merge(ingest(builder, topic, counters), Named.as(Names.INGESTED_WITH + topic.name()));
        }
        return passed(outcomes, Names.INGEST)
                .repartition(Repartitioned.<String, Sample>as(Names.SAMPLES_BY_ENTITY)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(serde)
                        .withNumberOfPartitions(topics.samples().partitions()));
    }

    private KStream<String, Outcome<Sample>> ingest(
            StreamsBuilder builder, ForeignTopic topic, OutcomeCounters counters) {
        SampleDecoder decoder = ForeignSamples.of(topic, config, meters);
        // What lies there from before would be refused record by record.
        AutoOffsetReset newEnough = AutoOffsetReset.byDuration(config.ingest().ageMax());
        return builder.stream(
                        topic.name(),
                        rawRecords().withOffsetResetPolicy(newEnough).withName(Names.RECORDS_OF + topic.name()))
                .process(
                        () -> new IngestProcessor(config.ingest(), decoder, clock, counters),
                        Named.as(Names.INGEST_OF + topic.name()));
    }

    private static Consumed<byte[], byte[]> rawRecords() {
        return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withTimestampExtractor(new RecordTimestamp());
    }

    private KStream<String, Tick> align(KStream<String, Sample> samples) {
        Serde<Sample> letters =
                AvroSerde.underTopicName(Sample.class, topics.samples().name(), schemas);
        KStream<String, Outcome<Tick>> outcomes = samples.process(
                new AlignStep(
                        config.ticks(),
                        config.align(),
                        letters.serializer(),
                        new OutcomeCounters(meters, Names.ALIGN),
                        meters),
                Named.as(Names.ALIGN));
        return passed(outcomes, Names.ALIGN);
    }

    /** Before anybody sees them: the ticks topic, the trainer and a replay have the same marks as the model. */
    private KStream<String, Tick> mark(KStream<String, Tick> closed) {
        TickMarker marker = new TickMarker(
                surroundings.calendar(), config.ticks().duration().toMillis(), meters);
        KStream<String, Tick> ticks = closed.mapValues(marker::mark, Named.as(Names.CALENDAR));
        ticks.to(
                topics.ticks().name(),
                Produced.with(
                                Serdes.String(),
                                AvroSerde.underTopicName(
                                        Tick.class, topics.ticks().name(), schemas))
                        .withName(Names.TICKS_SINK));
        return ticks;
    }

    private void watchForSilence(KStream<String, Sample> samples) {
        PlannedQuiet planned = (entity, labels) -> surroundings
                        .calendar()
                        .get()
                        .at(entity, labels, clock.instant())
                        .silencedBy()
                != null;
        samples.process(
                        new SilenceStep(config.ticks(), config.silence(), planned, surroundings.quietIsTold(), meters),
                        Named.as(Names.SILENCE))
                .peek((key, alert) -> alerts.count(alert), Named.as(Names.COUNTED + Names.SILENCE))
                .to(topics.alerts().name(), produced(Alert.class, topics.alerts(), Names.SILENCE_ALERTS_SINK));
    }

    private KStream<String, Verdicts> predict(KStream<String, Tick> ticks) {
        WindowStep window = new WindowStep(config.ticks(), config.window());
        return ticks.process(window, Named.as(Names.WINDOW))
                .process(judge(window), Named.as(Names.PREDICT), Names.WINDOW_COLUMNS_STORE, Names.WINDOW_TICKS_STORE);
    }

    private KStream<String, Score> scores(KStream<String, Verdicts> verdicts) {
        KStream<String, Score> scores = verdicts.mapValues(Verdicts::score, Named.as(Names.VERDICTS_OF_CHAMPION));
        scores.to(topics.scores().name(), produced(Score.class, topics.scores(), Names.SCORES_SINK));
        return scores;
    }

    /** For whoever asks this instance. */
    private void keep(KStream<String, Score> scores) {
        scores.process(new HistoryStep(config.ticks(), config.window()), Named.as(Names.HISTORY));
        scores.process(() -> new FleetProcessor(surroundings.fleet()), Named.as(Names.FLEET));
    }

    private KStream<String, Score> shadowScores(KStream<String, Verdicts> verdicts) {
        KStream<String, Score> scores = verdicts.flatMapValues(
                verdict -> verdict.shadow() == null ? List.of() : List.of(verdict.shadow()),
                Named.as(Names.VERDICTS_OF_SHADOW));
        scores.to(topics.shadowScores().name(), produced(Score.class, topics.shadowScores(), Names.SHADOW_SCORES_SINK));
        return scores;
    }

    private void alert(KStream<String, Score> scores, AlertStep step) {
        scores.process(step, Named.as(Names.ALERT))
                .peek((key, alert) -> alerts.count(alert), Named.as(Names.COUNTED + Names.ALERT))
                .to(topics.alerts().name(), produced(Alert.class, topics.alerts(), Names.ALERTS_SINK));
    }

    private void alertShadow(KStream<String, Score> scores, AlertStep step) {
        scores.process(step, Named.as(Names.SHADOW_ALERT), Names.ALERT_THRESHOLDS_STORE)
                .to(
                        topics.shadowAlerts().name(),
                        produced(Alert.class, topics.shadowAlerts(), Names.SHADOW_ALERTS_SINK));
    }

    /** By entity once more, whoever wrote it and however that one hashes: it has to meet the incidents of its entity. */
    private KStream<String, Feedback> feedback(StreamsBuilder builder) {
        AvroSerde<Feedback> serde =
                AvroSerde.underTopicName(Feedback.class, topics.feedback().name(), schemas);
        OutcomeCounters counters = new OutcomeCounters(meters, Names.FEEDBACK);
        KStream<String, Outcome<Feedback>> outcomes = builder.stream(
                        topics.feedback().name(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(new RecordTimestamp())
                                .withName(Names.FEEDBACK_SOURCE))
                .process(
                        () -> new FeedbackProcessor(
                                new FeedbackGate(config.ingest().aheadMax()), serde.deserializer(), clock, counters),
                        Named.as(Names.FEEDBACK));
        return passed(outcomes, Names.FEEDBACK)
                .repartition(Repartitioned.<String, Feedback>as(Names.FEEDBACK_BY_ENTITY)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(serde)
                        .withNumberOfPartitions(topics.samples().partitions()));
    }

    private void alertFeedback(KStream<String, Feedback> feedback, FeedbackStep step) {
        KStream<String, FeedbackEffect> effects = feedback.process(
                step, Named.as(Names.ALERT_FEEDBACK), Names.ALERT_INCIDENTS_STORE, Names.ALERT_THRESHOLDS_STORE);
        effects.flatMapValues(
                        effect -> effect instanceof FeedbackEffect.Changed changed
                                ? List.of(changed.alert())
                                : List.<Alert>of(),
                        Named.as(Names.ALERTS_OF_FEEDBACK))
                .peek((key, alert) -> alerts.count(alert), Named.as(Names.COUNTED + Names.ALERTS_OF_FEEDBACK))
                .to(topics.alerts().name(), produced(Alert.class, topics.alerts(), Names.FEEDBACK_ALERTS_SINK));
        effects.flatMapValues(
                        effect -> effect instanceof FeedbackEffect.Labelled labelled
                                ? List.of(labelled.label())
                                : List.<Label>of(),
                        Named.as(Names.LABELS_OF_FEEDBACK))
                .to(topics.labels().name(), produced(Label.class, topics.labels(), Names.FEEDBACK_LABELS_SINK));
    }

    private <T extends SpecificRecord> Produced<String, T> produced(Class<T> type, TopicSpec topic, String sink) {
        return Produced.<String, T>with(Serdes.String(), AvroSerde.underTopicName(type, topic.name(), schemas))
                .withName(sink);
    }

    /** What passed {@code step} goes on; what it refused goes to the dead letters. */
    private <T> KStream<String, T> passed(KStream<String, Outcome<T>> outcomes, String step) {
        outcomes.process(() -> new DeadLetterWriter<T>(step), Named.as(Names.OUTCOME_OF + step + "-refused"))
                .to(
                        topics.deadLetters().name(),
                        Produced.with(Serdes.String(), Serdes.ByteArray()).withName(Names.DEAD_LETTERS_OF + step));
        return outcomes.process(PassedOnly::new, Named.as(Names.OUTCOME_OF + step + "-passed"));
    }

    private static final class PassedOnly<T> extends ContextualProcessor<String, Outcome<T>, String, T> {
        @Override
        public void process(Record<String, Outcome<T>> record) {
            if (record.value() instanceof Outcome.Passed<T> passed) {
                context().forward(record.withValue(passed.value()));
            }
        }
    }

    private static final class DeadLetterWriter<T> extends ContextualProcessor<String, Outcome<T>, String, byte[]> {
        private final String step;

        DeadLetterWriter(String step) {
            this.step = step;
        }

        @Override
        public void process(Record<String, Outcome<T>> record) {
            if (record.value() instanceof Outcome.Refused<T> refused) {
                Refusal refusal = refused.refusal();
                context()
                        .forward(record.withValue(refusal.letter())
                                .withHeaders(refusal.headers(record.headers(), step)));
            }
        }
    }
}
