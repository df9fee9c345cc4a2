package io.tocsin.backtest.flashsale;

import io.tocsin.backtest.FigureRow;
import io.tocsin.example.ShopRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Judges how well failures of a shop are foretold 6, 18 and 30 ticks ahead, beside four simpler methods.
 *
 * <p>Deterministic for data and seeds. Confined to one thread.
 */
public final class FlashSaleSuite {
    /** Our own detector, as it stands in the table. */
    public static final String DETECTOR = "strain (linear + recurrent)";

    private static final int BLOCKS = 6;

    private FlashSaleSuite() {}

    /**
     * Cross-validates on one recording, each of six blocks judged by what learned from the others, and judges its last 40 % by what learned from the first 60 %.
     *
     * @param dataDir with metrics.csv.gz, labels.csv and schedule.csv
     * @param outDir receives {@code <protocol>-h<horizon>/scores.csv}
     * @param seeds one a network, their mean counts
     * @throws BackTestDataException if a file is missing or malformed
     */
    public static FlashSaleReport run(Path dataDir, Path outDir, List<Long> seeds, Consumer<String> progress) {
        return run(Recording.read(dataDir), outDir, seeds, progress);
    }

    static FlashSaleReport run(Recording recording, Path outDir, List<Long> seeds, Consumer<String> progress) {
        requireFailures(recording);
        List<FigureRow> rows = new ArrayList<>();
        List<String> summary = new ArrayList<>();
        new Protocol("six-blocks", recording, Fold.blocks(recording.runs(), BLOCKS), outDir)
                .run(detectors(seeds), progress, rows, summary);
        new Protocol("sixty-forty", recording, Fold.sixtyForty(recording.runs()), outDir)
                .run(detectors(seeds), progress, rows, summary);
        return new FlashSaleReport(rows, summary);
    }

    /** Learns from one recording and is judged on another of the same shop; else like {@link #run}. */
    public static FlashSaleReport transfer(
            Path trainDir, Path testDir, Path outDir, List<Long> seeds, Consumer<String> progress) {
        return transfer(Recording.read(trainDir), Recording.read(testDir), outDir, seeds, progress);
    }

    static FlashSaleReport transfer(
            Recording train, Recording test, Path outDir, List<Long> seeds, Consumer<String> progress) {
        requireFailures(train);
        requireFailures(test);
        Recording both = train.and(test);
        List<ShopRun> runs = both.runs();
        List<FigureRow> rows = new ArrayList<>();
        List<String> summary = new ArrayList<>();
        new Protocol("transfer", both, Fold.transfer(runs, train.runs().size()), outDir)
                .run(detectors(seeds), progress, rows, summary);
        return new FlashSaleReport(rows, summary);
    }

    private static void requireFailures(Recording recording) {
        if (recording.failures() < 2) {
            throw new BackTestDataException("too few failures to learn from or to judge by: recording="
                    + recording.name() + " failures=" + recording.failures() + " min=2");
        }
    }

    private static List<Detector> detectors(List<Long> seeds) {
        return List.of(
                new StrainDetector(DETECTOR, seeds),
                new StrainDetector("strain (linear)", List.of()),
                new RequestRate(),
                new LogisticBaseline(BaselineInputs.CURRENT),
                new LogisticBaseline(BaselineInputs.DIFFERENCES),
                new LogisticBaseline(BaselineInputs.SCHEDULE));
    }
}
