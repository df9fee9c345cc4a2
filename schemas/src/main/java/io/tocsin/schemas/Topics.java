package io.tocsin.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/**
 * Every topic of Tocsin, in one place: its name, its partitions, its settings and what it is for.
 *
 * <p>Whoever needs a topic asks an instance of this class, so that one prefix moves all of them: {@code
 * Topics.withPrefix("staging.").samples().name()} is {@code staging.metrics.samples}.
 *
 * <p>Samples, ticks, scores, alerts, labels and feedback carry the entity's data and share one number of partitions; models, calendar
 * and dead letters have one partition each: their readers want all of it, in order.
 *
 * <p>Thread-safe: immutable.
 */
@NullMarked
public final class Topics {
    /** Partitions of the topics that carry the entities' data, unless said otherwise. */
    public static final int DEFAULT_PARTITIONS = 6;

    /** The largest model artifact, unless said otherwise. */
    public static final int DEFAULT_MODEL_ARTIFACT_BYTES = 8 * 1024 * 1024;

    /** More than what Kafka, Avro and the other fields add to an artifact. */
    private static final int MODEL_RECORD_OVERHEAD_BYTES = 4 * 1024;

    private static final String COMPACT = "compact";
    private static final String DELETE = "delete";
    private static final String FOREVER = "-1";

    private final String prefix;
    private final int partitions;
    private final int modelRecordBytes;

    /** As {@link #withPrefix(String)}. */
    public Topics(String prefix) {
        this(prefix, DEFAULT_PARTITIONS);
    }

    /**
     * Names the topics.
     *
     * @param prefix put before every name as it is, separator included; may be empty
     * @param partitions of the topics that carry the entities' data, at least 1
     * @throws IllegalArgumentException when a name with this prefix, or the number, is none that Kafka takes
     */
    public Topics(String prefix, int partitions) {
        this(prefix, partitions, modelRecordBytes(DEFAULT_MODEL_ARTIFACT_BYTES));
    }

    private Topics(String prefix, int partitions, int modelRecordBytes) {
        this.prefix = prefix;
        this.partitions = partitions;
        this.modelRecordBytes = modelRecordBytes;
        // A bad prefix has to stop the start, not the first use of the topic that happens to be asked for last.
        all();
    }

    /** Names the topics with a prefix, separator included (may be empty), and the default number of partitions. */
    public static Topics withPrefix(String prefix) {
        return new Topics(prefix);
    }

    /** How large a record in the models topic may get with an artifact of so many bytes; its producers need such a {@code max.request.size}. */
    public static int modelRecordBytes(int artifactBytes) {
        return artifactBytes + MODEL_RECORD_OVERHEAD_BYTES;
    }

    /** The same topics with room for artifacts of so many bytes. */
    public Topics withModelArtifactBytes(int artifactBytes) {
        return new Topics(prefix, partitions, modelRecordBytes(artifactBytes));
    }

    /** Raw metrics; short-lived, because the ticks made of them are what is kept. */
    public TopicSpec samples() {
        return dataTopic("metrics.samples", days(1), "Raw metrics of an entity at a moment; what comes in.");
    }

    /** Aligned metrics; kept longer, because the trainer and a replay read them. */
    public TopicSpec ticks() {
        return dataTopic("metrics.ticks", days(7), "Metrics on the tick grid; the training data.");
    }

    /** Verdicts, as long as the ticks they judge. */
    public TopicSpec scores() {
        return dataTopic("anomaly.scores", days(7), "The verdict on every tick.");
    }

    /** Incidents, keyed {@code entity|kind}: for a week all of them, for 30 days the newest state of each. */
    public TopicSpec alerts() {
        return spec(
                        "anomaly.alerts",
                        partitions,
                        "The life of incidents; for a week all, then the newest state by key.")
                .with("cleanup.policy", COMPACT + "," + DELETE)
                .with("min.compaction.lag.ms", days(7))
                .with("retention.ms", days(30))
                .build();
    }

    /** What a challenger beside the champion says of the ticks; nobody acts on it. */
    public TopicSpec shadowScores() {
        return dataTopic(
                "anomaly.shadow.scores", days(7), "The verdict of a challenger on every tick, beside the champion's.");
    }

    /** The incidents that a challenger would have told, keyed {@code entity|kind}. */
    public TopicSpec shadowAlerts() {
        return spec("anomaly.shadow.alerts", partitions, "The incidents that a challenger would have told.")
                .with("cleanup.policy", COMPACT + "," + DELETE)
                .with("retention.ms", days(30))
                .build();
    }

    /** Model artifacts and deployments. One partition, so that a deployment is never read before its artifact. */
    public TopicSpec models() {
        return spec("anomaly.models", 1, "Versions of models, and which of them judges.")
                .with("cleanup.policy", COMPACT)
                .with("max.message.bytes", Integer.toString(modelRecordBytes))
                .build();
    }

    /** Decisions about models, keyed by the model; kept for a year. */
    public TopicSpec modelEvents() {
        return spec("anomaly.model.events", 1, "Decisions about models, and why.")
                .with("cleanup.policy", DELETE)
                .with("retention.ms", days(365))
                .build();
    }

    /** Planned events, keyed by their id. */
    public TopicSpec calendar() {
        return spec("anomaly.calendar", 1, "What is planned and changes what is normal.")
                .with("cleanup.policy", COMPACT)
                .build();
    }

    /** Known failures and feedback; many for one entity, so never compacted, and kept for good. */
    public TopicSpec labels() {
        return dataTopic("anomaly.labels", FOREVER, "Known failures and feedback; what the failure head learns from.");
    }

    /** What people say of alerts; a year of it, for the labels made of it are what is kept. */
    public TopicSpec feedback() {
        return dataTopic("anomaly.feedback", days(365), "What people say of alerts, and of those that did not come.");
    }

    /** Records that could not be used, with the reason in their headers; two weeks to look at them. */
    public TopicSpec deadLetters() {
        return spec("anomaly.dead-letters", 1, "Records that could not be used, and why.")
                .with("cleanup.policy", DELETE)
                .with("retention.ms", days(14))
                .build();
    }

    /** Every topic, in the order of the way of the data. */
    public List<TopicSpec> all() {
        return List.of(
                samples(),
                ticks(),
                scores(),
                alerts(),
                shadowScores(),
                shadowAlerts(),
                models(),
                modelEvents(),
                calendar(),
                labels(),
                feedback(),
                deadLetters());
    }

    private TopicSpec dataTopic(String name, String retentionMs, String purpose) {
        return spec(name, partitions, purpose)
                .with("cleanup.policy", DELETE)
                .with("retention.ms", retentionMs)
                .build();
    }

    private Draft spec(String name, int partitions, String purpose) {
        return new Draft(prefix + name, partitions, purpose)
                // The producers compress; the broker must neither spend the time again nor undo it.
                .with("compression.type", "producer")
                // Time comes from records: the broker's clock would make a replay end otherwise than the first run.
                .with("message.timestamp.type", "CreateTime");
    }

    private static String days(int days) {
        return Long.toString(Duration.ofDays(days).toMillis());
    }

    private static final class Draft {
        private final String name;
        private final int partitions;
        private final String purpose;
        private final Map<String, String> settings = new HashMap<>();

        Draft(String name, int partitions, String purpose) {
            this.name = name;
            this.partitions = partitions;
            this.purpose = purpose;
        }

        Draft with(String setting, String value) {
            settings.put(setting, value);
            return this;
        }

        TopicSpec build() {
            return new TopicSpec(name, partitions, settings, purpose);
        }
    }
}
