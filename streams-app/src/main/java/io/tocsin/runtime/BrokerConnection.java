package io.tocsin.runtime;

import io.tocsin.config.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
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
        Admin admin = create(config, settings);
        try {
            awaitAnswer(admin, settings);
            return admin;
        } catch (InterruptedException | RuntimeException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    /** It takes its credentials here already, from wherever they come, and reads its certificates. */
    private static Admin create(Map<String, Object> config, KafkaSettings settings) {
        try {
            return Admin.create(config);
        } catch (KafkaException e) {
            throw new UnreachableBrokerException(
                    "broker cannot be asked: bootstrap.servers=" + settings.bootstrapServers() + " "
                            + BrokerRefusal.explain(e),
                    e);
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
                            "broker refuses us: bootstrap.servers=" + settings.bootstrapServers() + " "
                                    + BrokerRefusal.explain(e),
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
                    + " s; is it running, is the address right (--set bootstrap.servers=host:port), and does it speak what"
                    + " kafka.security.protocol says? now=" + protocol(settings));
        }
        LOG.warn(
                "no broker answers yet: bootstrap.servers={} attempt={} giving up in {} s, reason: {}",
                settings.bootstrapServers(),
                attempt,
                leftMs / 1000,
                reason);
    }

    private static String protocol(KafkaSettings settings) {
        return settings.clientProperties()
                .values()
                .getOrDefault(
                        CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, CommonClientConfigs.DEFAULT_SECURITY_PROTOCOL);
    }
}
