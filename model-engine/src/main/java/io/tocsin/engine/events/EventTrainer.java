package io.tocsin.engine.events;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.learning.CrossEntropyLoss;
import io.tocsin.engine.learning.FitSettings;
import io.tocsin.engine.learning.LearningRate;
import io.tocsin.engine.learning.NetworkFitter;
import io.tocsin.engine.learning.Optimizer;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Makes a model of sessions of normal operation. The sessions are dealt into folds; each fold's networks learn from the others, stop by it, and judge it.
 * So every session is judged once by networks that did not learn from it, which is what the boundaries are found by; the model averages the networks
 * of all folds. A fold that says when to stop also says how often it is surprised, which lowers the boundaries a little; held-out sessions are judged by
 * one network and others by the mean of all, which is surprised less, and that works the other way.
 *
 * <p>Deterministic for the settings and the order of the sessions. Confined to one thread; the threads that it starts have ended when it returns.
 */
public final class EventTrainer {
    private static final int MAX_STEPS = 64;

    private final EventTrainingSettings settings;
    private final Consumer<String> progress;

    /** A trainer whose {@code progress} hears a line about each network that is done, on any thread. */
    public EventTrainer(EventTrainingSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Trains and calibrates.
     *
     * @param sessions events in order, all of normal operation
     * @throws IllegalArgumentException if there are fewer sessions than folds, or no events in them
     * @throws io.tocsin.engine.learning.TrainingDivergedException if a loss or a gradient is not finite
     */
    public TrainedEvents train(List<int[]> sessions) {
        EventVocabulary vocabulary = EventVocabulary.of(sessions);
        List<EventFold> folds = EventFold.deal(sessions, settings.folds(), settings.seed());
        List<Network> networks = fitAll(folds, vocabulary);
        List<Network> inOrder = networks.subList(0, folds.size());
        List<Network> byRarity = networks.subList(folds.size(), networks.size());
        long symbols =
                sessions.stream().mapToLong(session -> session.length + 1L).sum();
        double unknownProbability = 1.0 / (symbols + 1);
        List<SessionScore> heldOut = new ArrayList<>();
        for (int i = 0; i < folds.size(); i++) {
            EventModel judge = new EventModel(
                    vocabulary,
                    unknownProbability,
                    inOrder.subList(i, i + 1),
                    byRarity.subList(i, i + 1),
                    EventCalibration.NONE);
            EventScorer scorer = EventScorer.of(judge, Kernels.chosen());
            heldOut.addAll(scorer.scoreAll(folds.get(i).heldOut()));
        }
        EventCalibration calibration = EventCalibration.of(heldOut, settings.budget());
        EventModel model = new EventModel(vocabulary, unknownProbability, inOrder, byRarity, calibration);
        return new TrainedEvents(model, report(heldOut, symbols, calibration), heldOut);
    }

    /** One network a fold that reads in order, then one a fold that reads sorted sessions. */
    private List<Network> fitAll(List<EventFold> folds, EventVocabulary vocabulary) {
        List<Callable<Network>> tasks = new ArrayList<>();
        for (EventReading reading : EventReading.values()) {
            for (int i = 0; i < folds.size(); i++) {
                EventFold fold = folds.get(i);
                long seed = settings.seed() * 100 + i;
                tasks.add(() -> fit(fold, vocabulary, reading, seed));
            }
        }
        return new ParallelTasks("tocsin-events", settings.threads()).run(tasks);
    }

    private Network fit(EventFold fold, EventVocabulary vocabulary, EventReading reading, long seed) {
        EventTrainingSettings.Shape shape = reading == EventReading.IN_ORDER ? settings.inOrder() : settings.byRarity();
        NetworkFitter fitter = new NetworkFitter(
                Network.initial(shape.spec(vocabulary), seed),
                List.of(CrossEntropyLoss.of(vocabulary.outputs())),
                fitSettings(fold, shape, seed),
                TrainingListener.SILENT);
        Network best = fitter.fit(
                EventExamples.of(fold.training(), vocabulary, reading, settings.unknownShare(), seed),
                EventExamples.of(fold.heldOut(), vocabulary, reading, 0f, seed));
        progress.accept("trained " + reading + " seed=" + seed + " epochs="
                + fitter.epochs().size());
        return best;
    }

    private FitSettings fitSettings(EventFold fold, EventTrainingSettings.Shape shape, long seed) {
        int longest = fold.training().stream()
                        .mapToInt(session -> session.length)
                        .max()
                        .orElse(0)
                + 1;
        return new FitSettings(
                shape.epochs(),
                Math.max(4, shape.epochs() / 3),
                settings.batch(),
                Math.min(MAX_STEPS, longest),
                Optimizer.Kind.ADAM,
                LearningRate.cosine(settings.learningRate()),
                1f,
                0,
                seed,
                1);
    }

    private static EventTrainingReport report(List<SessionScore> heldOut, long symbols, EventCalibration calibration) {
        double surprise = 0;
        int alarms = 0;
        for (SessionScore score : heldOut) {
            surprise += score.inOrder().sum();
            alarms += calibration.score(score) > 1 ? 1 : 0;
        }
        return new EventTrainingReport(
                heldOut.size(), symbols, Math.exp(surprise / symbols), (double) alarms / heldOut.size());
    }
}
