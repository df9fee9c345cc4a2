package io.tocsin.cli;

import io.tocsin.backtest.BacktestProgress;
import io.tocsin.backtest.BacktestSettings;
import io.tocsin.backtest.ServerSuite;
import io.tocsin.backtest.SuiteResult;
import java.nio.file.Path;

/** The suites by the names that people type. Thread-safe. */
enum BacktestSuite {
    smd,
    asd,
    tsbad;

    SuiteResult run(Path data, Path out, BacktestSettings settings, BacktestProgress progress) {
        ServerSuite.Kind kind =
                switch (this) {
                    case smd -> ServerSuite.Kind.SMD;
                    case asd -> ServerSuite.Kind.ASD;
                    case tsbad -> ServerSuite.Kind.TSBAD;
                };
        return new ServerSuite(kind, settings, progress).run(data, out);
    }
}
