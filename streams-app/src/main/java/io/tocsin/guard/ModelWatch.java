package io.tocsin.guard;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.rollout.DecisionLog;
import io.tocsin.rollout.DeploymentWriter;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second how the models in force do, beside the topology.
 *
 * <p>Thread-safe. Everything is done by the watch's own thread.
 */
public final class ModelWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelWatch.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final ModelRegistry registry;
    private final ModelGuard guard;
    private final Thread thread = new Thread(this::run, "tocsin-model-watch");
    private volatile boolean closed;

    /** Made, not yet started. */
    public ModelWatch(
            ModelRegistry registry, DeploymentWriter deployments, DecisionLog decisions, MeterRegistry meters) {
        this.registry = registry;
        this.guard = new ModelGuard(registry.health(), new WrittenRollback(deployments, decisions, meters));
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (!closed && !Thread.currentThread().isInterrupted()) {
            try {
                guard.look(registry.current(), System.currentTimeMillis());
                Thread.sleep(PACE.toMillis());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // Whatever it is, judging goes on, and so must the watch.
                LOG.error("models were not looked at, trying again: reason={}", e.toString(), e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
