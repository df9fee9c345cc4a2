package io.tocsin.gate;

import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicAdmin;
import io.tocsin.topics.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Reads from the topics what champion and shadow said of the same ticks.
 *
 * <p>Thread-safe.
 */
public final class ShadowReader {
    private final TopicReader reader;
    private final TopicAdmin admin;
    private final Topics topics;
    private final SchemaRegistry schemas;

    public ShadowReader(TopicReader reader, TopicAdmin admin, Topics topics, SchemaRegistry schemas) {
        this.reader = reader;
        this.admin = admin;
        this.topics = topics;
        this.schemas = schemas;
    }

    /**
     * Compares on the newest ticks.
     *
     * @param deployment one with a shadow
     * @param last how far back from the newest tick that the shadow judged
     * @throws io.tocsin.topics.TopicNotFoundException if a topic of scores is missing
     */
    public ShadowComparison.Result compare(Deployment deployment, Duration last) {
        ShadowComparison comparison =
                new ShadowComparison(deployment.getChampion(), String.valueOf(deployment.getShadow()));
        TopicSpec shadows = topics.shadowScores();
        // By when it was written, as the topic can be searched; a replay writes its ticks faster, and they are cut
        // later.
        Instant from = admin.newest(shadows.name()).orElse(Instant.EPOCH).minus(last);
        String model = deployment.getModel();
        read(topics.scores(), from, model, comparison::takeChampion);
        read(shadows, from, model, comparison::takeShadow);
        return comparison.result(last);
    }

    private void read(TopicSpec topic, Instant from, String model, Consumer<Score> taker) {
        reader.readSince(
                topic.name(),
                from,
                AvroSerde.underTopicName(Score.class, topic.name(), schemas).deserializer(),
                record -> {
                    Score score = record.value();
                    if (score != null && model.equals(score.getModel())) {
                        taker.accept(score);
                    }
                });
    }
}
