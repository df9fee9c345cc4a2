package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.serde.AvroSerde;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the stream while the schema registry is away: while it runs, with a schema that nobody has seen yet, and at a start. */
class RegistryDrillIT {
    private static final int ENTITIES = 60;
    private static final int FAULTY = 5;
    private static final int SAMPLES_PER_SECOND = 300;
    private static final Duration AWAY = Duration.ofSeconds(10);
    /** Longer than a transaction may be open. */
    private static final Duration AWAY_WITH_NEW_SCHEMA = Duration.ofSeconds(20);

    private static final Duration CATCH_UP = Duration.ofSeconds(60);
    /** Beyond those of the load. */
    private static final int FIRST_NEW_ENTITY = 1_000;

    private static final int NEW_ENTITIES = 20;
    private static final int NEW_TICKS = 5;

    @TempDir
    Path directory;

    @Test
    void shouldNotNoticeWithKnownSchemasAndLoseNothingWithANewOne() throws Exception {
        try (DrillBroker broker = DrillBroker.start(directory.resolve("broker"));
                DrillInstallation installation = DrillInstallation.on(broker, directory)) {
            Instance instance = installation.instance("app").start();
            instance.awaitReady();
            DrillLedger ledger = installation.ledger();
            SteadyLoad load = installation.load(ENTITIES, SAMPLES_PER_SECOND);
            load.makeFaulty(FAULTY);
            ledger.awaitOpened(FAULTY);
            int newId = registerWiderSample(broker, installation.system());

            LogSince log = new LogSince(instance);
            long away = System.nanoTime();
            broker.registry().kill();
            Thread.sleep(AWAY.toMillis());
            long unseen = System.nanoTime();
            long gapMs = ledger.longestGapMs(away, unseen);
            int linesUnnoticed = log.lines().size();
            String unnoticed = "longest without a score " + gapMs + " ms; log " + log.summary();

            sendWithNewSchema(installation.system(), newId);
            Thread.sleep(AWAY_WITH_NEW_SCHEMA.toMillis());
            boolean live = instance.isLive();
            long back = System.nanoTime();
            broker.startRegistry();
            long answers = System.nanoTime();
            ledger.awaitScores(ledger.scoreCount() + 10 * SAMPLES_PER_SECOND);
            CalmEnd.await(load, SAMPLES_PER_SECOND, ledger);
            long newScores = newScores(installation.system());
            Findings findings = ledger.against(load);
            DrillReport.tell("registry away", "kill -9 for 10 s, schemas known", unnoticed, findings);
            DrillReport.tell(
                    "registry away, new schema",
                    "samples of a schema that the instance has never seen, registry back after "
                            + (answers - unseen) / 1_000_000 + " ms",
                    newScores + " of " + NEW_ENTITIES * NEW_TICKS + " of them scored; longest without a score "
                            + ledger.longestGapMs(unseen, answers) + " ms, the start of the registry took "
                            + (answers - back) / 1_000_000 + " ms; live " + live + "; log " + log.summary()
                            + ", waiting "
                            + log.lines("schema registry is away").size() + " times",
                    findings);
            findings.requireExactlyOnce();
            assertThat(newScores).isEqualTo(NEW_ENTITIES * NEW_TICKS);
            assertThat(gapMs).as("unnoticed").isLessThan(AWAY.toMillis());
            assertThat(linesUnnoticed).as(log.mostOften()).isLessThan(10);
            assertThat(live).isTrue();
        }
    }

    @Test
    void shouldWaitAtTheStartUntilTheRegistryIsThere() throws Exception {
        try (DrillBroker broker = DrillBroker.start(directory.resolve("broker"));
                DrillInstallation installation = DrillInstallation.on(broker, directory)) {
            SteadyLoad load = installation.load(ENTITIES, SAMPLES_PER_SECOND);
            RunningSystem.await("samples", () -> load.acknowledgedCount() > SAMPLES_PER_SECOND);
            broker.registry().kill();
            long start = System.nanoTime();
            Instance instance = installation.instance("app").start();
            RunningSystem.await(
                    "line of the registry", () -> instance.log().contains("registry") && secondsSince(start) > 40);
            boolean alive = instance.process().isAlive();
            boolean readyWithout = instance.isReady();
            LogSince whole = new LogSince(instance);
            long answering = System.nanoTime();
            broker.startRegistry();
            DrillLedger ledger = installation.ledger();
            instance.awaitReady();
            ledger.awaitScores(2 * SAMPLES_PER_SECOND);
            long scoredMs = (System.nanoTime() - answering) / 1_000_000;
            load.stop();
            ledger.awaitAll(load, CATCH_UP);
            ledger.awaitResolved(CATCH_UP);
            Findings findings = ledger.against(load);
            DrillReport.tell(
                    "started without registry",
                    "registry there 40 s later",
                    "alive " + alive + ", ready " + readyWithout + " before; scores " + scoredMs
                            + " ms after its start began; log afterwards " + whole.summary(),
                    findings);
            findings.requireExactlyOnce();
        }
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }

    /** What a later version would send: a further field at the end, with a default. */
    private static int registerWiderSample(DrillBroker broker, RunningSystem system) throws Exception {
        String wider = Sample.getClassSchema().toString();
        int end = wider.lastIndexOf("]}");
        wider = wider.substring(0, end) + ",{\"name\":\"origin\",\"type\":\"string\",\"default\":\"\"}"
                + wider.substring(end);
        return new CachedSchemaRegistryClient(broker.registryUrl().toString(), 10)
                .register(system.topics.samples().name() + "-value", new AvroSchema(wider));
    }

    /** The bytes of a sample as they are, another id in front, an empty text behind. */
    private static void sendWithNewSchema(RunningSystem system, int id) {
        String topic = system.topics.samples().name();
        Serializer<Sample> serializer =
                AvroSerde.underTopicName(Sample.class, topic, system.schemas).serializer();
        WaveSignal signal = new WaveSignal();
        for (int tick = 0; tick < NEW_TICKS; tick++) {
            for (int entity = 0; entity < NEW_ENTITIES; entity++) {
                Sample sample = signal.sample(FIRST_NEW_ENTITY + entity, tick, false);
                byte[] plain = serializer.serialize(topic, sample);
                byte[] wider = Arrays.copyOf(plain, plain.length + 1);
                ByteBuffer.wrap(wider).putInt(1, id);
                Future<?> unused = system.producer.send(new ProducerRecord<>(topic, sample.getEntity(), wider));
            }
        }
        system.producer.flush();
    }

    private static long newScores(RunningSystem system) {
        List<String> entities = IntStream.range(FIRST_NEW_ENTITY, FIRST_NEW_ENTITY + NEW_ENTITIES)
                .mapToObj(WaveSignal::entity)
                .toList();
        return system.scores.all().stream()
                .map(record -> record.value())
                .filter(score -> entities.contains(score.getEntity()))
                .map(score -> score.getEntity() + "@" + score.getTime())
                .distinct()
                .count();
    }
}
