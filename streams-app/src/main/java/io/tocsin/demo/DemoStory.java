package io.tocsin.demo;

import io.tocsin.demo.screen.view.Phase;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.training.TrainingSettings;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.trainer.TrainerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What happens in the demo, in order: history, first model, time-lapse; then a second model, swapped in live; and a model of this machine once it
 * was watched for long enough.
 *
 * <p>Confined to the story's thread, but for the feeder that it starts.
 */
final class DemoStory {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration HISTORY_TIMEOUT = Duration.ofMinutes(5);
    private static final TrainingSettings HOST_NETWORK =
            TrainingSettings.defaults().withNetwork(1, 16);

    private final DemoSession session;
    private final DemoShow show;
    private final DemoOptions options;

    DemoStory(DemoSession session, DemoShow show, DemoOptions options) {
        this.session = session;
        this.show = show;
        this.options = options;
    }

    /** Plays until interrupted. */
    void play() throws InterruptedException {
        try {
            if (session.resumed) {
                recall();
            } else {
                live();
            }
            if (shopModel() == null) {
                show.enter(Phase.TRAINING);
                train(DemoPlan.SHOP_MODEL, DemoPlan.SHOP_SELECTOR, shopSettings(), "first model, from the history");
                awaitShopModel();
            }
            show.enter(Phase.PREDICTING);
            session.observer.latencies().reset();
            predict();
        } catch (CancellationException e) {
            throw new InterruptedException(e.getMessage());
        } finally {
            session.feeder.save();
        }
    }

    /** Feeds the history and waits until the topology has been through it. */
    private void live() throws InterruptedException {
        show.enter(Phase.SIMULATING);
        Instant end = session.feeder.simulatedTime().plus(DemoPlan.HISTORY);
        session.feeder.feedHistory(end);
        Instant settled = end.minus(session.config.ticks().duration().multipliedBy(6));
        long deadline = System.nanoTime() + HISTORY_TIMEOUT.toNanos();
        while (true) {
            Instant scored = session.board.shopsScoredUntil(options.shops());
            if (scored != null && !scored.isBefore(settled)) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("history did not come through: waited=" + HISTORY_TIMEOUT
                        + " scored until=" + scored + "; see demo.log in the data directory");
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    /** Goes on where an earlier demo stopped. */
    private void recall() {
        show.enter(Phase.SIMULATING);
        recallIncidents();
        recallHostTicks();
        Model model = shopModel();
        if (model != null) {
            session.board.versionInForce(model.id().name(), model.id().version());
        }
        session.feeder.resume();
    }

    private void recallIncidents() {
        Map<String, Alert> incidents = new HashMap<>();
        String topic = DemoPlan.TOPICS.alerts().name();
        session.reader.readAll(
                topic,
                AvroSerde.underTopicName(Alert.class, topic, session.schemas).deserializer(),
                record -> incidents.put(record.key(), record.value()));
        incidents.values().stream()
                .filter(alert -> alert != null && alert.getState() != AlertState.RESOLVED)
                .forEach(session.board::stillOpen);
    }

    private void recallHostTicks() {
        int[] ticks = new int[1];
        session.reader.readAll(DemoPlan.TOPICS.ticks().name(), new ByteArrayDeserializer(), record -> {
            ticks[0] += session.host.equals(record.key()) ? 1 : 0;
        });
        session.board.countEarlier(session.host, ticks[0]);
    }

    private void predict() throws InterruptedException {
        Thread feeding = new Thread(this::feed, "tocsin-demo-feeder");
        feeding.setDaemon(true);
        feeding.start();
        try {
            long secondModelAt = System.nanoTime() + DemoPlan.SECOND_MODEL_AFTER.toNanos();
            boolean secondModelDue = true;
            while (true) {
                Thread.sleep(LOOK.toMillis());
                if (secondModelDue && System.nanoTime() > secondModelAt) {
                    secondModelDue = false;
                    train(
                            DemoPlan.SHOP_MODEL,
                            DemoPlan.SHOP_SELECTOR,
                            shopSettings(),
                            "trained anew with the newest ticks");
                }
                if (hostModelDue()) {
                    train(
                            DemoPlan.HOST_MODEL,
                            DemoPlan.HOST_SELECTOR,
                            HOST_NETWORK.withSeed(options.seed()),
                            "first model of this machine");
                }
            }
        } finally {
            feeding.interrupt();
            feeding.join();
        }
    }

    private void feed() {
        try {
            session.feeder.feedLive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hostModelDue() {
        return modelFor(session.host) == null && session.board.ticksOf(session.host) >= DemoPlan.HOST_TICKS;
    }

    private void train(String model, String selector, TrainingSettings settings, String reason)
            throws InterruptedException {
        Model before = modelFor(selector.replace("*", "any"));
        int number = before == null ? 1 : Integer.parseInt(before.id().version().substring(1)) + 1;
        session.trainer.trainAndDeploy(
                new ModelId(model, "v" + number), selector, settings.withSeed(settings.seed() + number), reason);
    }

    private TrainingSettings shopSettings() {
        return TrainerSettings.training(session.config.train());
    }

    private void awaitShopModel() throws InterruptedException {
        while (shopModel() == null) {
            Thread.sleep(LOOK.toMillis());
        }
    }

    private @Nullable Model shopModel() {
        return modelFor(DemoPlan.SHOP_SELECTOR.replace("*", "any"));
    }

    private @Nullable Model modelFor(String entity) {
        return session.app.registry().current().modelFor(entity, Long.MAX_VALUE);
    }
}
