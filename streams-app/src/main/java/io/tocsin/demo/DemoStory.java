package io.tocsin.demo;

import io.tocsin.demo.screen.view.Phase;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.training.TrainingSettings;
import io.tocsin.trainer.TrainerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What happens in the demo, in order: history, first model, time-lapse; then a second model, swapped in live; and a model of this machine once it
 * was watched for long enough.
 *
 * <p>Confined to the story's thread, but for the feeder that it starts.
 */
final class DemoStory {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration STANDSTILL_TIMEOUT = Duration.ofMinutes(2);
    /** Ticks at the end of the history that need not be through: a cell that lacks a metric waits for it. */
    private static final int UNSETTLED_TICKS = 6;

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
            show.enter(Phase.SIMULATING);
            if (session.resumed) {
                new DemoRecall(session).recall();
            }
            if (!session.resumed || shopModel() == null) {
                live();
            }
            if (shopModel() == null) {
                show.enter(Phase.TRAINING);
                train(DemoPlan.SHOP_MODEL, DemoPlan.SHOP_SELECTOR, shopSettings(), "first model, from the history");
            }
            show.enter(Phase.PREDICTING);
            session.observer.latencies().reset();
            predict();
        } catch (CancellationException e) {
            throw new InterruptedException(e.getMessage());
        } finally {
            savePosition();
        }
    }

    /** Kafka's clients don't wait for anything in an interrupted thread. */
    private void savePosition() {
        boolean interrupted = Thread.interrupted();
        session.feeder.save();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Feeds the history, or what is missing of it, and waits until the topology has been through it. */
    private void live() throws InterruptedException {
        Duration unsettled = session.config.ticks().duration().multipliedBy(UNSETTLED_TICKS);
        Instant before = session.feeder.simulatedTime();
        session.feeder.feedHistory(historyEnd(before, unsettled));
        Instant settled = session.feeder.simulatedTime().minus(unsettled);
        if (settled.isAfter(before)) {
            awaitScored(settled);
        }
    }

    /** When an earlier demo stopped after it had fed everything: some ticks more, whose scores tell that those before are through. */
    private Instant historyEnd(Instant before, Duration unsettled) {
        Instant planned = session.feeder.start().plus(DemoPlan.HISTORY);
        Instant further = before.plus(unsettled.multipliedBy(2));
        return planned.isAfter(further) ? planned : further;
    }

    private void awaitScored(Instant settled) throws InterruptedException {
        Instant scored = null;
        long deadline = System.nanoTime() + STANDSTILL_TIMEOUT.toNanos();
        while (scored == null || scored.isBefore(settled)) {
            session.observer.requireReading();
            Instant now = session.board.shopsScoredUntil(session.feeder.shops());
            if (!Objects.equals(now, scored)) {
                scored = now;
                deadline = System.nanoTime() + STANDSTILL_TIMEOUT.toNanos();
            }
            if (System.nanoTime() > deadline) {
                throw new DemoFailedException("history does not come through: scored until=" + scored + " waited="
                        + STANDSTILL_TIMEOUT.toSeconds() + " s; see demo.log in the data directory");
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    private void predict() throws InterruptedException {
        try (LiveFeeding feeding = LiveFeeding.start(session.feeder)) {
            long secondModelAt = System.nanoTime() + DemoPlan.SECOND_MODEL_AFTER.toNanos();
            boolean secondModelDue = true;
            while (true) {
                Thread.sleep(LOOK.toMillis());
                feeding.requireFeeding();
                session.observer.requireReading();
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
        }
    }

    private boolean hostModelDue() {
        return session.modelFor(DemoPlan.HOST_SELECTOR) == null
                && session.board.ticksOf(session.host) >= DemoPlan.HOST_TICKS;
    }

    /** Trains the next version and waits until it is in force: until then the same version would seem due again. */
    private void train(String model, String selector, TrainingSettings settings, String reason)
            throws InterruptedException {
        Model before = session.modelFor(selector);
        int number = before == null ? 1 : Integer.parseInt(before.id().version().substring(1)) + 1;
        ModelId id = new ModelId(model, "v" + number);
        session.trainer.trainAndDeploy(
                id, selector, settings.withSeed(settings.fit().seed() + number), reason);
        awaitInForce(id, selector);
    }

    private void awaitInForce(ModelId id, String selector) throws InterruptedException {
        long deadline = System.nanoTime() + STANDSTILL_TIMEOUT.toNanos();
        Model inForce = session.modelFor(selector);
        while (inForce == null || !inForce.id().equals(id)) {
            if (System.nanoTime() > deadline) {
                throw new DemoFailedException("model does not come into force: model=" + id + " waited="
                        + STANDSTILL_TIMEOUT.toSeconds() + " s; see demo.log in the data directory");
            }
            Thread.sleep(LOOK.toMillis());
            inForce = session.modelFor(selector);
        }
    }

    private TrainingSettings shopSettings() {
        return TrainerSettings.training(session.config.train());
    }

    private @Nullable Model shopModel() {
        return session.modelFor(DemoPlan.SHOP_SELECTOR);
    }
}
