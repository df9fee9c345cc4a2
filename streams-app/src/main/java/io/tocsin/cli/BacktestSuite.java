package io.tocsin.cli;

import io.tocsin.backtest.BacktestProgress;
import io.tocsin.backtest.BacktestSettings;
import io.tocsin.backtest.ServerSuite;
import io.tocsin.backtest.SuiteOutput;
import io.tocsin.backtest.SuiteResult;
import io.tocsin.backtest.cmapss.CmapssBacktest;
import io.tocsin.backtest.cmapss.CmapssReport;
import io.tocsin.backtest.flashsale.FlashSaleReport;
import io.tocsin.backtest.flashsale.FlashSaleSuite;
import io.tocsin.backtest.hdfs.HdfsReport;
import io.tocsin.backtest.hdfs.HdfsSuite;
import io.tocsin.backtest.nab.NabBacktest;
import io.tocsin.backtest.nab.NabResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The suites by the names that people type. Thread-safe. */
enum BacktestSuite {
    smd,
    asd,
    tsbad,
    nab,
    hdfs,
    cmapss,
    flashsale;

    private static final SuiteOutput NAB = new SuiteOutput(
            "Numenta Anomaly Benchmark", "tocsin_lstm", List.of("nab", "nab_best_threshold", "found", "false_alarms"));
    private static final SuiteOutput HDFS = new SuiteOutput(
            "Sessions of HDFS", "lstm", List.of("f1", "perplexity", "top1_accuracy", "precision", "recall"));
    private static final SuiteOutput CMAPSS = new SuiteOutput(
            "Failures of C-MAPSS engines",
            "lstm",
            List.of("f1", "precision", "recall", "auc_roc", "auc_roc_all_cycles", "brier"));
    private static final SuiteOutput FLASH_SALE = new SuiteOutput(
            "Failures of a shop in flash sales",
            FlashSaleSuite.DETECTOR,
            List.of(
                    "AUC-PR",
                    "AUC-ROC",
                    "best found",
                    "best failures",
                    "best lead",
                    "best sale found",
                    "best sale failures",
                    "own found",
                    "Brier"));

    /** Whether the suite can learn from one directory and judge another. */
    boolean takesPair() {
        return this == flashsale;
    }

    /** Whose servers a model of other servers can judge. */
    Optional<ServerSuite.Kind> coldStartKind() {
        return switch (this) {
            case smd -> Optional.of(ServerSuite.Kind.SMD);
            case asd -> Optional.of(ServerSuite.Kind.ASD);
            default -> Optional.empty();
        };
    }

    SuiteResult run(Path data, Path out, BacktestSettings settings, BacktestProgress progress, Consumer<String> lines) {
        List<Long> seeds = settings.seeds();
        return switch (this) {
            case smd -> new ServerSuite(ServerSuite.Kind.SMD, settings, progress).run(data, out);
            case asd -> new ServerSuite(ServerSuite.Kind.ASD, settings, progress).run(data, out);
            case tsbad -> new ServerSuite(ServerSuite.Kind.TSBAD, settings, progress).run(data, out);
            case nab -> {
                NabResult result = NabBacktest.withOwnDetectors().run(data, out, seeds, lines);
                yield NAB.write(result.rows(), result.summary(), out);
            }
            case hdfs -> {
                HdfsReport report = new HdfsSuite().run(data, out, seeds, lines);
                yield HDFS.write(report.rows(), report.summary(), out);
            }
            case cmapss -> {
                CmapssReport report = new CmapssBacktest().run(data, out, seeds, lines);
                yield CMAPSS.write(report.rows(), report.summary(), out);
            }
            case flashsale -> written(FlashSaleSuite.run(data, out, seeds, lines), out);
        };
    }

    /** Learns from one directory and judges the other. */
    SuiteResult transfer(Path train, Path test, Path out, BacktestSettings settings, Consumer<String> lines) {
        return written(FlashSaleSuite.transfer(train, test, out, settings.seeds(), lines), out);
    }

    private static SuiteResult written(FlashSaleReport report, Path out) {
        return FLASH_SALE.write(report.rows(), report.summary(), out);
    }
}
