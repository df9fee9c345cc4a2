package io.tocsin.console.status;

import io.tocsin.config.TocsinConfig;
import io.tocsin.console.FleetReading;
import io.tocsin.console.status.StatusFacts.Flow;
import io.tocsin.console.status.StatusFacts.Group;
import io.tocsin.console.status.StatusFacts.ModelInForce;
import io.tocsin.engine.ModelId;
import io.tocsin.fleet.FleetQuery;
import io.tocsin.fleet.FleetTotals;
import io.tocsin.outcome.Refusal;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.RegistryUnavailableException;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicAdmin;
import io.tocsin.topics.TopicDifference;
import io.tocsin.topics.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how an installation does. What cannot be asked is told as a problem; the rest is asked all the same.
 *
 * <p>Confined to one thread.
 */
public final class StatusReader {
    private static final Duration LETTERS_OF = Duration.ofHours(1);

    private final TocsinConfig config;
    private final Topics topics;
    private final SchemaRegistry schemas;
    private final Instant now;
    private final Map<String, String> problems = new HashMap<>();

    /** At a moment. */
    public StatusReader(TocsinConfig config, Topics topics, SchemaRegistry schemas, Instant now) {
        this.config = config;
        this.topics = topics;
        this.schemas = schemas;
        this.now = now;
    }

    /** What can be told where no broker answers. */
    public StatusFacts withoutBroker() {
        return facts(0, null, null, null, null, null, null, null);
    }

    /**
     * The same where it is known why.
     *
     * @param reason what is so; what to do
     */
    public StatusFacts withoutBroker(String reason) {
        problems.put(StatusChecks.BROKER, reason);
        return facts(0, null, null, null, null, null, null, null);
    }

    /**
     * What a broker that answers tells.
     *
     * @param timeout longest wait for one answer
     */
    public StatusFacts read(Admin admin, Duration timeout) {
        TopicAdmin topicAdmin = new TopicAdmin(admin, timeout);
        GroupReader groups = new GroupReader(admin, timeout);
        Integer brokers = attempt("brokers", () -> brokers(admin));
        List<TopicDifference> differences = attempt("topics", () -> topicAdmin.check(topics.all()));
        boolean complete = differences != null
                && differences.stream().noneMatch(one -> one.kind() == TopicDifference.Kind.MISSING);
        String application = config.kafka().streams().applicationId();
        return facts(
                brokers == null ? 1 : brokers,
                differences,
                attempt("app", () -> groups.read(application)),
                complete ? attempt("flow", () -> flow(topicAdmin)) : null,
                complete ? attempt("judged", this::fleet) : null,
                complete ? attempt("models", this::models) : null,
                complete ? attempt("dead letters", this::deadLetters) : null,
                attempt(
                        "delivery",
                        () -> config.deliver().receivers().stream()
                                .map(receiver -> groups.read(application + "-deliver-" + receiver))
                                .toList()));
    }

    private StatusFacts facts(
            int brokers,
            @Nullable List<TopicDifference> differences,
            @Nullable Group app,
            @Nullable Flow flow,
            @Nullable FleetTotals fleet,
            @Nullable List<ModelInForce> inForce,
            @Nullable Map<String, Long> letters,
            @Nullable List<Group> deliveries) {
        return new StatusFacts(
                now,
                config.ticks().duration(),
                config.kafka().bootstrapServers(),
                brokers,
                config.kafka().schemaRegistryUrl().replaceAll("//[^/@]*@", "//"),
                registryProblem(),
                differences,
                topics.all().size(),
                app,
                flow,
                fleet,
                inForce,
                letters,
                deliveries,
                problems);
    }

    private <T> @Nullable T attempt(String part, Supplier<T> question) {
        try {
            return question.get();
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            problems.put(part, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static int brokers(Admin admin) {
        try {
            return admin.describeCluster().nodes().get().size();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        }
    }

    private @Nullable String registryProblem() {
        try {
            schemas.requireAnswer();
            return null;
        } catch (RegistryUnavailableException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Flow flow(TopicAdmin admin) {
        return new Flow(
                admin.newest(topics.samples().name()).orElse(null),
                admin.newest(topics.ticks().name()).orElse(null),
                admin.newest(topics.scores().name()).orElse(null));
    }

    private FleetTotals fleet() {
        try (FleetReading reading = new FleetReading(config, topics, schemas, now)) {
            reading.readToEnd();
            return reading.state().view(FleetQuery.ALL, now).totals();
        }
    }

    private List<ModelInForce> models() {
        ModelInventory models =
                ModelInventory.read(new TopicReader(config.kafka().clientConfiguration()), topics, schemas);
        return models.deployments().stream()
                .map(deployment -> {
                    ModelArtifact artifact =
                            models.artifacts().get(new ModelId(deployment.getModel(), deployment.getChampion()));
                    return new ModelInForce(
                            deployment.getModel(),
                            deployment.getChampion(),
                            deployment.getSelector(),
                            artifact == null ? null : artifact.getCreatedAt(),
                            deployment.getUpdatedAt());
                })
                .toList();
    }

    private Map<String, Long> deadLetters() {
        return letters().collect(Collectors.groupingBy(cause -> cause, Collectors.counting()));
    }

    private Stream<String> letters() {
        Stream.Builder<String> causes = Stream.builder();
        new TopicReader(config.kafka().clientConfiguration())
                .readSince(
                        topics.deadLetters().name(),
                        now.minus(LETTERS_OF),
                        new ByteArrayDeserializer(),
                        record -> causes.add(cause(record.headers().lastHeader(Refusal.CAUSE_HEADER))));
        return causes.build();
    }

    /** Kafka Streams writes letters of its own, without our headers. */
    private static String cause(@Nullable Header header) {
        return header == null ? "undecodable" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
