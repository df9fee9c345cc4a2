package io.tocsin.backup;

import io.tocsin.schemas.CalendarEvent;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Feedback;
import io.tocsin.schemas.Label;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.schemas.ModelEvent;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.ContractData;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** A topic that is worth keeping, in the order in which they are brought back. Thread-safe. */
public enum BackupTopic {
    MODELS("models"),
    MODEL_EVENTS("model-events"),
    CALENDAR("calendar"),
    LABELS("labels"),
    FEEDBACK("feedback");

    private final String name;

    BackupTopic(String name) {
        this.name = name;
    }

    /** For people: that of its file, without the ending. */
    public String shownName() {
        return name;
    }

    /** Of its file in the directory. */
    public String fileName() {
        return name + ".avro";
    }

    /** Of what its file holds. */
    Schema schema() {
        Schema value = Schema.createUnion(
                contracts().stream().map(SpecificData.get()::getSchema).toList());
        return Schema.createRecord(
                "KeptRecord",
                "A record of a topic.",
                "io.tocsin.backup",
                false,
                List.of(
                        new Schema.Field(KeptRecord.KEY, Schema.create(Schema.Type.STRING)),
                        new Schema.Field(KeptRecord.TIME_MS, Schema.create(Schema.Type.LONG)),
                        new Schema.Field(KeptRecord.VALUE, value)));
    }

    ContractData data() {
        return new ContractData(contracts());
    }

    private List<Class<? extends SpecificRecord>> contracts() {
        return switch (this) {
            case MODELS -> List.of(ModelArtifact.class, Deployment.class);
            case MODEL_EVENTS -> List.of(ModelEvent.class);
            case CALENDAR -> List.of(CalendarEvent.class);
            case LABELS -> List.of(Label.class);
            case FEEDBACK -> List.of(Feedback.class);
        };
    }

    /** The topic in an installation. */
    public TopicSpec in(Topics topics) {
        return switch (this) {
            case MODELS -> topics.models();
            case MODEL_EVENTS -> topics.modelEvents();
            case CALENDAR -> topics.calendar();
            case LABELS -> topics.labels();
            case FEEDBACK -> topics.feedback();
        };
    }

    Serde<? extends SpecificRecord> serde(String topic, SchemaRegistry schemas) {
        return switch (this) {
            case MODELS -> new ModelTopicSerde(schemas);
            case MODEL_EVENTS -> AvroSerde.underTopicName(ModelEvent.class, topic, schemas);
            case CALENDAR -> AvroSerde.underTopicName(CalendarEvent.class, topic, schemas);
            case LABELS -> AvroSerde.underTopicName(Label.class, topic, schemas);
            case FEEDBACK -> AvroSerde.underTopicName(Feedback.class, topic, schemas);
        };
    }
}
