package io.tocsin.backtest.cmapss;

import io.tocsin.backtest.FigureRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The back-test of failure prediction: "does this engine fail within 30 cycles?", asked at the last known cycle of each test engine with at least 50,
 * and at every cycle from the 50th on. A two-layer LSTM with several seeds beside logistic regressions and the number of the cycle, each with a
 * threshold chosen by cross-validation over the training engines. The truth about the test engines is read for the judgement alone.
 *
 * <p>Cost: 15 networks a seed, half a minute on two cores for 100 engines of 200 cycles. The same data and seeds give the same figures to the bit, on
 * kernels of the same kind.
 *
 * <p>Thread-safe.
 */
public final class CmapssBacktest {
    private static final int THREADS = 2;

    private final FailureLearner network;
    private final List<FailureLearner> baselines = LogisticBaseline.all();
    private final CrossFitting crossFitting = new CrossFitting(THREADS);

    public CmapssBacktest() {
        this(LifeNetworkSettings.defaults());
    }

    CmapssBacktest(LifeNetworkSettings settings) {
        this.network = new LifeNetwork(settings);
    }

    /**
     * Judges every set of a directory.
     *
     * @param dataDirectory with {@code train_<SET>.csv.gz}, {@code test_<SET>.csv.gz} and {@code RUL_<SET>.csv} for each set
     * @param outDirectory receives {@code <SET>/scores.csv} and {@code <SET>/cycles.csv}
     * @param seeds of the network, at least one; the baselines' folds take the first
     * @param progress hears a line now and then, on the calling thread
     * @throws CmapssDataException if a file is missing or malformed
     */
    public CmapssReport run(Path dataDirectory, Path outDirectory, List<Long> seeds, Consumer<String> progress) {
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("needs at least one seed: seeds=0");
        }
        SetDirectory directory = new SetDirectory(dataDirectory);
        List<FigureRow> rows = new ArrayList<>();
        List<String> summary = new ArrayList<>();
        for (String name : directory.names()) {
            EngineSet set = directory.read(name);
            List<Judgement> ofNetwork = new ArrayList<>();
            List<Judgement> ofBaselines = new ArrayList<>();
            judge(set, seeds, progress, ofNetwork, ofBaselines);
            rows.add(new FigureRow(name, network.name(), Judgement.meanFigures(ofNetwork)));
            List<Judgement> all = new ArrayList<>(ofNetwork);
            all.addAll(ofBaselines);
            all.forEach(judgement -> rows.add(new FigureRow(name, judgement.detector(), judgement.figures())));
            new ScoreFiles(outDirectory.resolve(name)).write(all);
            summary.add(summary(set, ofNetwork, ofBaselines));
        }
        return new CmapssReport(rows, summary);
    }

    private void judge(
            EngineSet set,
            List<Long> seeds,
            Consumer<String> progress,
            List<Judgement> ofNetwork,
            List<Judgement> ofBaselines) {
        SensorScaling scaling = SensorScaling.fit(set.name(), set.training());
        List<ScaledRun> training = set.training().stream().map(scaling::apply).toList();
        List<ScaledRun> test = set.test().stream().map(scaling::apply).toList();
        for (long seed : seeds) {
            String detector = network.name() + " seed " + seed;
            Consumer<String> lines = line -> progress.accept(set.name() + " seed " + seed + " " + line);
            Forecast forecast = crossFitting.run(network, training, test, seed, lines);
            ofNetwork.add(Judgement.of(detector, set, forecast));
        }
        for (FailureLearner baseline : baselines) {
            Consumer<String> lines = line -> progress.accept(set.name() + " " + line);
            Forecast forecast = crossFitting.run(baseline, training, test, seeds.get(0), lines);
            ofBaselines.add(Judgement.of(baseline.name(), set, forecast));
        }
    }

    private static String summary(EngineSet set, List<Judgement> ofNetwork, List<Judgement> ofBaselines) {
        List<Decision> decisions = ofNetwork.get(0).decisions();
        double[] f1 = ofNetwork.stream()
                .mapToDouble(judgement -> Confusion.of(judgement.decisions()).f1())
                .sorted()
                .toArray();
        F1Interval interval =
                F1Interval.of(ofNetwork.stream().map(Judgement::decisions).toList());
        double baseline = ofBaselines.stream()
                .mapToDouble(judgement -> Confusion.of(judgement.decisions()).f1())
                .max()
                .orElse(Double.NaN);
        return String.format(
                Locale.ROOT,
                "%s: %d test engines judged, %d of them fail within %d cycles; F1 of the LSTM over %d seeds: mean %.3f, lowest %.3f,"
                        + " highest %.3f, 95 %% interval over engines %.3f to %.3f; best baseline %.3f",
                set.name(),
                decisions.size(),
                decisions.stream().filter(Decision::positive).count(),
                Protocol.HORIZON_CYCLES,
                f1.length,
                Judgement.meanFigures(ofNetwork).get(Judgement.F1),
                f1[0],
                f1[f1.length - 1],
                interval.low(),
                interval.high(),
                baseline);
    }
}
