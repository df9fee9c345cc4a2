package io.tocsin.backtest.hdfs;

import io.tocsin.backtest.FigureRow;
import io.tocsin.engine.events.EventScorer;
import io.tocsin.engine.events.EventTrainer;
import io.tocsin.engine.events.EventTrainingSettings;
import io.tocsin.engine.events.TrainedEvents;
import io.tocsin.engine.kernel.Kernels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Trains on {@code train_normal}, judges {@code test_normal} and {@code test_abnormal}, and holds the classical next-event models beside. Boundaries
 * come from held-out sessions of training and a budget of false alarms; the labels of the test decide nothing. Precision and F1 count each false alarm
 * and each find as often as such sessions are in the whole log of which the files are samples.
 *
 * <p>Deterministic to the bit for a seed. Confined to one thread.
 */
public final class HdfsSuite {
    /** How many likeliest events DeepLog allows. */
    private static final int DEEPLOG_TOP = 9;

    private static final int[] MARKOV = {1, 2, 5};

    private final EventTrainingSettings settings;

    public HdfsSuite() {
        this(EventTrainingSettings.defaults());
    }

    public HdfsSuite(EventTrainingSettings settings) {
        this.settings = settings;
    }

    /**
     * Runs the whole suite once a seed; the scores of the first go to {@code outDir/hdfs/scores.csv}.
     *
     * @throws UnusableSessionsException if a file is missing or malformed, or the scores cannot be written
     */
    public HdfsReport run(Path dataDir, Path outDir, List<Long> seeds, Consumer<String> progress) {
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("needs a seed: seeds=0");
        }
        SessionData data = SessionData.read(dataDir);
        if (data.training().size() < settings.folds()) {
            throw new UnusableSessionsException(
                    "too few sessions to hold some out; add sessions to train_normal: sessions="
                            + data.training().size() + " needs=" + settings.folds());
        }
        SeedSpread spread = new SeedSpread();
        for (long seed : seeds) {
            List<Verdicts> verdicts = judge(data, settings.withSeed(seed), progress);
            verdicts.forEach(spread::add);
            if (seed == seeds.get(0)) {
                ScoreFile.write(outDir.resolve("hdfs").resolve("scores.csv"), verdicts);
            }
        }
        List<FigureRow> rows = spread.rows("hdfs");
        return new HdfsReport(rows, summary(data, rows, seeds));
    }

    private static List<Verdicts> judge(SessionData data, EventTrainingSettings seeded, Consumer<String> progress) {
        TrainedEvents trained = new EventTrainer(seeded, progress).train(data.training());
        progress.accept(String.format(
                Locale.ROOT,
                "hdfs seed=%d held-out perplexity=%.4f held-out false alarms=%.4f",
                seeded.seed(),
                trained.report().perplexity(),
                trained.report().falseAlarmRate()));
        EventScorer scorer = EventScorer.of(trained.model(), Kernels.chosen());
        double budget = seeded.budget();
        Judged lstm = new Judged(trained.heldOut(), scorer.scoreAll(data.normal()), scorer.scoreAll(data.abnormal()));
        List<Verdicts> verdicts = new ArrayList<>();
        verdicts.add(lstm.byBothReadings("lstm", budget));
        verdicts.add(lstm.inOrder("lstm-in-order", budget));
        verdicts.add(lstm.byRarity("lstm-by-rarity", budget));
        verdicts.add(lstm.outsideTop("lstm-top-" + DEEPLOG_TOP, DEEPLOG_TOP));
        for (int n : MARKOV) {
            Judged markov = new MarkovJudge(n).judge(data, seeded);
            verdicts.add(markov.byBothReadings(n + "-gram", budget));
            verdicts.add(markov.inOrder(n + "-gram-in-order", budget));
        }
        return verdicts;
    }

    private List<String> summary(SessionData data, List<FigureRow> rows, List<Long> seeds) {
        FigureRow lstm = rows.get(0);
        return List.of(
                String.format(
                        Locale.ROOT,
                        "hdfs: %d sessions to learn from, %d normal and %d abnormal ones to judge; seeds=%s",
                        data.training().size(),
                        data.normal().size(),
                        data.abnormal().size(),
                        seeds),
                String.format(
                        Locale.ROOT,
                        "perplexity %.3f an event of test_normal, END and first event included; F1 %.3f at the prior of the whole log",
                        figure(lstm, "perplexity"),
                        figure(lstm, "f1")),
                String.format(
                        Locale.ROOT,
                        "boundaries without labels: at most %.2f %% of held-out training sessions over each of two",
                        100 * settings.budget()),
                "best_f1_by_test_labels is what the best threshold would have reached, had the labels been known");
    }

    private static double figure(FigureRow row, String name) {
        return row.figures().getOrDefault(name, Double.NaN);
    }
}
