package io.tocsin.runtime;

import io.tocsin.config.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a broker to answer, telling so, before anything else is started against it.
 *
 * <p>Thread-safe.
 */
public final class BrokerConnection {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerConnection.class);
    private static final int ATTEMPT_MS = 5_000;

    private BrokerConnection() {}

    /**
     * An admin client of brokers that answer.
     *
     * @throws UnreachableBrokerException if none answers within the start-up timeout, or says that we may not come in
     */
    public static Admin await(KafkaSettings settings) throws InterruptedException {
        Map<String, Object> config = settings.clientConfiguration();
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ATTEMPT_MS);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ATTEMPT_MS);
        Admin admin = Admin.create(config);
        try {
            awaitAnswer(admin, settings);
            return admin;
        } catch (InterruptedException | RuntimeException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    private static void awaitAnswer(Admin admin, KafkaSettings settings) throws InterruptedException {
        long deadline = System.nanoTime() + settings.startupTimeout().toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                admin.describeCluster().nodes().get(Math.min(ATTEMPT_MS, leftMs), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                giveUpOrTell(settings, deadline, attempt, "no answer");
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                if (!(cause instanceof RetriableException)) {
                    throw new UnreachableBrokerException(
                            "broker refuses us: bootstrap.servers=" + settings.bootstrapServers() + " reason=" + cause,
                            e);
                }
                giveUpOrTell(settings, deadline, attempt, String.valueOf(cause.getMessage()));
            }
        }
    }

    private static void giveUpOrTell(KafkaSettings settings, long deadline, int attempt, String reason) {
        long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (leftMs <= 0) {
            throw new UnreachableBrokerException("no broker answers: bootstrap.servers=" + settings.bootstrapServers()
                    + " waited=" + settings.startupTimeout().toSeconds()
                    + " s; is it running, and is the address right? (--set bootstrap.servers=host:port)");
        }
        LOG.warn(
                "no broker answers yet: bootstrap.servers={} attempt={} giving up in {} s, reason: {}",
                settings.bootstrapServers(),
                attempt,
                leftMs / 1000,
                reason);
    }
}
