package io.tocsin.demo;

import io.tocsin.config.TocsinConfig;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Tick;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * All that a demo has left in its topics.
 *
 * @param ticks of all entities, each once
 * @param scored the ticks that have a score
 * @param tickSchemaIds the schema ids in the ticks' records
 * @param refusals causes in the dead letters
 * @param modelKeys keys in the models topic
 */
record DemoTopics(
        Set<Cell> ticks, Set<Cell> scored, Set<Integer> tickSchemaIds, List<String> refusals, Set<String> modelKeys) {
    /** One tick of one entity. */
    record Cell(String entity, Instant time) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int byEntity = entity.compareTo(other.entity);
            return byEntity == 0 ? time.compareTo(other.time) : byEntity;
        }

        boolean isShops() {
            return entity.startsWith("shop/");
        }
    }

    /** Starts broker and registry on the directory of a demo that has ended, and reads. */
    static DemoTopics read(Path dataDirectory) {
        try (LocalInfrastructure infrastructure = LocalInfrastructure.start(dataDirectory)) {
            TocsinConfig config = TocsinConfig.of(Map.of("bootstrap.servers", infrastructure.bootstrapServers()));
            TopicReader reader = new TopicReader(config.kafka().clientConfiguration());
            return read(
                    reader, SchemaRegistry.connect(infrastructure.registryUrl().toString(), Map.of()));
        }
    }

    private static DemoTopics read(TopicReader reader, SchemaRegistry schemas) {
        Topics topics = DemoPlan.TOPICS;
        DemoTopics read =
                new DemoTopics(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new ArrayList<>(), new TreeSet<>());
        String ticks = topics.ticks().name();
        reader.readAll(
                ticks,
                AvroSerde.underTopicName(Tick.class, ticks, schemas).deserializer(),
                record -> read.ticks.add(
                        new Cell(record.value().getEntity(), record.value().getTime())));
        reader.readAll(
                ticks,
                new ByteArrayDeserializer(),
                record -> read.tickSchemaIds.add(ByteBuffer.wrap(record.value()).getInt(1)));
        String scores = topics.scores().name();
        reader.readAll(
                scores,
                AvroSerde.underTopicName(Score.class, scores, schemas).deserializer(),
                record -> read.scored.add(
                        new Cell(record.value().getEntity(), record.value().getTime())));
        reader.readAll(
                topics.deadLetters().name(),
                new ByteArrayDeserializer(),
                record -> read.refusals.add(
                        new String(record.headers().lastHeader("tocsin.cause").value(), StandardCharsets.UTF_8)));
        reader.readAll(topics.models().name(), new ByteArrayDeserializer(), record -> read.modelKeys.add(record.key()));
        return read;
    }
}
