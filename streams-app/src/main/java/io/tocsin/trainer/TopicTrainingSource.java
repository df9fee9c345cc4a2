package io.tocsin.trainer;

import io.tocsin.calendar.Calendar;
import io.tocsin.calendar.CalendarReader;
import io.tocsin.engine.training.FailureInterval;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.schemas.Label;
import io.tocsin.schemas.LabelKind;
import io.tocsin.schemas.Tick;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.selector.Selector;
import io.tocsin.topics.TopicReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Training data from the ticks topic, with the known failures of the labels topic and without what the calendar keeps out: ticks that were marked when they
 * came, and those that the calendar of today covers, even if the event was entered afterwards.
 *
 * <p>Thread-safe.
 */
public final class TopicTrainingSource {
    private final TopicReader reader;
    private final Topics topics;
    private final SchemaRegistry schemas;
    private final long tickDurationMs;

    public TopicTrainingSource(TopicReader reader, Topics topics, SchemaRegistry schemas, long tickDurationMs) {
        this.reader = reader;
        this.topics = topics;
        this.schemas = schemas;
        this.tickDurationMs = tickDurationMs;
    }

    /** The data of {@link #read} alone. */
    public TrainingData load(String selector) {
        return read(selector).data();
    }

    /**
     * Every tick that {@code selector} covers, with the labels that the entity had then, and the failures of the entities that have one.
     *
     * @throws io.tocsin.selector.MalformedSelectorException if it is none
     * @throws NothingToTrainOnException if there is no tick of them
     * @throws io.tocsin.topics.TopicNotFoundException if the ticks, labels or calendar topic is missing
     */
    public LoadedTicks read(String selector) {
        Selector covered = Selector.parse(selector);
        Calendar calendar = new CalendarReader(reader, topics.calendar().name(), schemas)
                .read()
                .calendar();
        LeftOutTicks leftOut = new LeftOutTicks(calendar);
        TickTable table = new TickTable();
        String topic = topics.ticks().name();
        reader.readAll(
                topic, AvroSerde.underTopicName(Tick.class, topic, schemas).deserializer(), record -> {
                    Tick tick = record.value();
                    if (tick != null && covered.covers(tick.getEntity(), tick.getLabels()) && !leftOut.takes(tick)) {
                        table.add(tick.getEntity(), tickOf(tick.getTime().toEpochMilli()), tick.getMetrics());
                    }
                });
        if (table.isEmpty()) {
            throw new NothingToTrainOnException("no ticks to train on: topic=" + topic + " selector=" + selector
                    + (leftOut.count() > 0
                            ? "; " + leftOut.summary()
                            : "; is tocsin run running, and do samples come in?"));
        }
        return new LoadedTicks(
                new TrainingData(tickDurationMs, table.series(), failures(table)),
                leftOut.count(),
                leftOut.count() == 0 ? "" : leftOut.summary());
    }

    private List<FailureInterval> failures(TickTable covered) {
        List<FailureInterval> failures = new ArrayList<>();
        String topic = topics.labels().name();
        reader.readAll(
                topic, AvroSerde.underTopicName(Label.class, topic, schemas).deserializer(), record -> {
                    Label label = record.value();
                    if (label != null && label.getKind() == LabelKind.FAILURE && covered.has(label.getEntity())) {
                        long first = tickOf(label.getStart().toEpochMilli());
                        long end = Math.max(first + 1, tickOf(label.getEnd().toEpochMilli() + tickDurationMs - 1));
                        failures.add(new FailureInterval(label.getEntity(), first, end));
                    }
                });
        return failures;
    }

    /** What people said of stretches, of all entities. */
    public LabelledStretches stretches() {
        List<Label> labels = new ArrayList<>();
        String topic = topics.labels().name();
        reader.readAll(
                topic, AvroSerde.underTopicName(Label.class, topic, schemas).deserializer(), record -> {
                    if (record.value() != null) {
                        labels.add(record.value());
                    }
                });
        return LabelledStretches.of(labels, tickDurationMs);
    }

    private long tickOf(long timeMs) {
        return Math.floorDiv(timeMs, tickDurationMs);
    }
}
