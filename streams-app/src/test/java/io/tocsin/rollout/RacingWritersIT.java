package io.tocsin.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.TestModels;
import io.tocsin.config.TocsinConfig;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.demo.infrastructure.SharedInfrastructure;
import io.tocsin.engine.ModelId;
import io.tocsin.runtime.BrokerConnection;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelEvent;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicAdmin;
import io.tocsin.topics.TopicReader;
import io.tocsin.trainer.ModelPublisher;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class RacingWritersIT {
    private static final int RACES = 20;

    private final LocalInfrastructure infrastructure = SharedInfrastructure.get();
    private final TocsinConfig config = TocsinConfig.of(Map.of(
            "bootstrap.servers", infrastructure.bootstrapServers(),
            "schema.registry.url", infrastructure.registryUrl().toString(),
            "topic.prefix", SharedInfrastructure.uniquePrefix()));
    private final Map<String, Object> clients = config.kafka().clientConfiguration();
    private final Topics topics = Topics.withPrefix(config.kafka().topicPrefix());
    private final SchemaRegistry schemas =
            SchemaRegistry.connect(infrastructure.registryUrl().toString(), Map.of());
    private final DeploymentWriter writer = new DeploymentWriter(clients, topics, schemas);

    @BeforeEach
    void publishTwoVersions() throws InterruptedException {
        try (Admin admin = BrokerConnection.await(config.kafka())) {
            new TopicAdmin(admin, Duration.ofSeconds(30))
                    .establish(List.of(topics.models(), topics.modelEvents()), (short) 1);
        }
        try (ModelPublisher publisher =
                new ModelPublisher(clients, topics, schemas, config.registry().artifactBytesMax(), Optional.empty())) {
            publisher.publish(TestModels.trained("v1"));
            publisher.publish(TestModels.trained("v2"));
        }
        writer.replace(null, next(null, "start", "v1"));
    }

    @Test
    void shouldLetOneOfTwoWinEachTimeAndHarmNobody() throws Exception {
        Deployment current = writer.current("shop");
        List<Deployment> won = new ArrayList<>(List.of(Objects.requireNonNull(current)));
        ExecutorService writers = Executors.newFixedThreadPool(2);
        try {
            for (int race = 0; race < RACES; race++) {
                Deployment basis = writer.current("shop");
                String champion = race % 2 == 0 ? "v2" : "v1";
                CyclicBarrier start = new CyclicBarrier(2);
                List<Deployment> entries = List.of(
                        next(basis, "trainer of race " + race, champion),
                        next(basis, "person of race " + race, champion));
                List<Future<Optional<String>>> outcomes = new ArrayList<>();
                for (Deployment entry : entries) {
                    outcomes.add(writers.submit(() -> {
                        start.await();
                        return attempt(basis, entry);
                    }));
                }
                Optional<String> first = outcomes.get(0).get();
                Optional<String> second = outcomes.get(1).get();
                assertThat(first.isEmpty()).as("%s | %s", first, second).isNotEqualTo(second.isEmpty());
                Deployment winner = entries.get(first.isEmpty() ? 0 : 1);
                won.add(winner);
                assertThat(first.or(() -> second))
                        .contains("deployment was changed meanwhile: model=shop by=" + winner.getChangedBy()
                                + " now=champion " + champion
                                + "; look at it with tocsin models and decide again");
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(deploymentsInTheLog()).containsExactlyElementsOf(won);
    }

    @Test
    void shouldNotOverwriteWhatAnOpenTransactionOfAnotherModelHides() throws Exception {
        Deployment basis = writer.current("shop");
        Map<String, Object> other = new HashMap<>(clients);
        other.put(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                FencedWrite.transactionalId(topics.models().name(), "hosts"));
        ExecutorService late = Executors.newSingleThreadExecutor();
        try (KafkaProducer<String, byte[]> open =
                new KafkaProducer<>(other, new StringSerializer(), new ByteArraySerializer())) {
            open.initTransactions();
            open.beginTransaction();
            open.send(new ProducerRecord<>(topics.models().name(), "deployment/hosts", new byte[] {1}))
                    .get();
            // Committed, and yet nobody who reads committed records sees it while the other transaction is open.
            commitBehind(next(basis, "first", "v2"));
            Future<Optional<String>> second = late.submit(() -> attempt(basis, next(basis, "second", "v2")));
            // It waits for what it cannot see.
            assertThatThrownBy(() -> second.get(3, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            open.abortTransaction();

            assertThat(second.get()).hasValueSatisfying(line -> assertThat(line).contains("by=first now=champion v2"));
        } finally {
            late.shutdownNow();
        }
        assertThat(deploymentsInTheLog()).hasSize(2);
    }

    @Test
    void shouldRetireOnlyWhatNoDeploymentNames() throws Exception {
        VersionRetirement retirement = new VersionRetirement(clients, topics, schemas);
        ChangeNote note = new ChangeNote("ada", "old", Instant.now());
        Deployment basis = writer.current("shop");

        assertThat(line(() -> retirement.retire(new ModelId("shop", "v1"), note)))
                .contains("version is in use, it cannot be retired: model=shop/v1 deployment=shop as=champion;"
                        + " first: tocsin models promote shop/OTHER-VERSION");
        retirement.retire(new ModelId("shop", "v2"), note);

        assertThat(line(() -> writer.replace(basis, next(basis, "late", "v2"))))
                .contains("no such version in the models topic: model=shop/v2; see: tocsin models");
        assertThat(line(() -> retirement.retire(new ModelId("shop", "v2"), note)))
                .contains("no such version in the models topic: model=shop/v2; see: tocsin models");
        assertThat(deploymentsInTheLog()).hasSize(1);
    }

    @Test
    void shouldFindOutWhatBecameOfACommitThatWasNotAnswered() throws Exception {
        for (boolean isCommitted : List.of(true, false)) {
            Deployment basis = writer.current("shop");
            AtomicInteger unanswered = new AtomicInteger(1);
            DeploymentWriter doubtful = new DeploymentWriter(
                    clients,
                    new ModelRecords(topics, schemas),
                    producerConfig -> unanswering(producerConfig, unanswered, isCommitted));

            doubtful.replace(basis, next(basis, "committed " + isCommitted, isCommitted ? "v2" : "v1"));

            assertThat(unanswered).hasNonPositiveValue();
        }
        assertThat(deploymentsInTheLog())
                .extracting(Deployment::getChangedBy)
                .containsExactly("start", "committed true", "committed false");
        assertThat(eventsInTheLog())
                .extracting(event -> event.getBy() + " " + event.getKind() + " " + event.getVersion())
                .containsExactly("start PROMOTED v1", "committed true PROMOTED v2", "committed false PROMOTED v1");
    }

    /** A producer that gets no answer to its commit, whether or not the commit arrives. */
    @SuppressWarnings("unchecked")
    private static Producer<String, byte[]> unanswering(
            Map<String, Object> producerConfig, AtomicInteger times, boolean isCommitted) {
        Producer<String, byte[]> real =
                new KafkaProducer<>(producerConfig, new StringSerializer(), new ByteArraySerializer());
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    boolean isLost = method.getName().equals("commitTransaction") && times.getAndDecrement() > 0;
                    if (isLost && !isCommitted) {
                        throw new KafkaException("no answer");
                    }
                    Object result = method.invoke(real, arguments);
                    if (isLost) {
                        throw new KafkaException("no answer");
                    }
                    return result;
                });
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private Optional<String> attempt(@Nullable Deployment basis, Deployment next) throws InterruptedException {
        return line(() -> writer.replace(basis, next));
    }

    /** What an operator is told; empty when it went well. */
    private static Optional<String> line(Step step) throws InterruptedException {
        try {
            step.run();
            return Optional.empty();
        } catch (DeploymentChangedException | RolloutRefusedException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Deployment next(@Nullable Deployment basis, String by, String champion) {
        return new DeploymentChange("shop", basis, new ChangeNote(by, "race", Instant.now()))
                .promote(champion, Optional.empty(), Optional.empty());
    }

    private void commitBehind(Deployment deployment) {
        Map<String, Object> same = new HashMap<>(clients);
        same.put(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                FencedWrite.transactionalId(topics.models().name(), "shop"));
        try (var producer =
                new KafkaProducer<>(same, new StringSerializer(), new ModelTopicSerde(schemas).serializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = producer.send(new ProducerRecord<>(topics.models().name(), "deployment/shop", deployment));
            producer.commitTransaction();
        }
    }

    private List<ModelEvent> eventsInTheLog() {
        String topic = topics.modelEvents().name();
        List<ModelEvent> events = new ArrayList<>();
        new TopicReader(clients)
                .readAll(
                        topic,
                        AvroSerde.underTopicName(ModelEvent.class, topic, schemas)
                                .deserializer(),
                        record -> events.add(record.value()));
        return events;
    }

    private List<Deployment> deploymentsInTheLog() {
        List<Deployment> deployments = new ArrayList<>();
        new TopicReader(clients)
                .readAll(
                        topics.models().name(),
                        new ModelTopicSerde(schemas).deserializer(),
                        record -> Stream.ofNullable(record.value())
                                .filter(Deployment.class::isInstance)
                                .map(Deployment.class::cast)
                                .forEach(deployments::add));
        return deployments;
    }
}
