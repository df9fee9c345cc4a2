package io.tocsin.serve.api.system;

import io.tocsin.config.TocsinConfig;
import io.tocsin.console.status.Status;
import io.tocsin.console.status.StatusReader;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.serve.api.KafkaReads;
import io.tocsin.serve.api.Remembered;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.errors.InterruptException;

/**
 * How Tocsin does, asked of Kafka every few seconds at most. Where no broker answers, that is what is told, within some seconds.
 *
 * <p>Thread-safe.
 */
final class KnownStatus {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration BROKER_FRESH = Duration.ofSeconds(2);
    private static final int BROKER_PATIENCE_MS = 2_000;
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);

    private final TocsinConfig config;
    private final Topics topics;
    private final SchemaRegistry schemas;
    private final Admin admin;
    private final Remembered<Boolean> brokerAnswers;
    private final Remembered<Status> withBroker;
    private final Remembered<Status> withoutBroker;

    KnownStatus(TocsinConfig config, Topics topics, SchemaRegistry schemas, KafkaReads reads) {
        this.config = config;
        this.topics = topics;
        this.schemas = schemas;
        this.admin = reads.admin();
        this.brokerAnswers = reads.remembered("the broker", BROKER_FRESH, this::brokerAnswers);
        this.withBroker = reads.remembered("the status", FRESH, this::read);
        this.withoutBroker = reads.remembered("the status", FRESH, this::readWithoutBroker);
    }

    Status now() throws RefusedRequestException, InterruptedException {
        return brokerAnswers.get() ? withBroker.get() : withoutBroker.get();
    }

    private boolean brokerAnswers() {
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(BROKER_PATIENCE_MS))
                    .nodes()
                    .get(BROKER_PATIENCE_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private Status read() {
        return Status.of(reader().read(admin, ANSWER_PATIENCE), ZoneOffset.UTC);
    }

    private Status readWithoutBroker() {
        return Status.of(reader().withoutBroker(), ZoneOffset.UTC);
    }

    private StatusReader reader() {
        return new StatusReader(config, topics, schemas, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }
}
