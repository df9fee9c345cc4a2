/**
 * The Numenta Anomaly Benchmark in its streaming protocol: one pass, no look ahead, one threshold for all series.
 *
 * <p>Comes in: series with their labelled windows ({@link io.tocsin.backtest.nab.NabFiles}), judged row by row by a {@link
 * io.tocsin.backtest.nab.StreamingScorer}. Goes out: alarms weighed by {@link io.tocsin.backtest.nab.NabScorer}, as figures and files of scores.
 * {@link io.tocsin.backtest.nab.NabBacktest} is the entry. Next: {@code io.tocsin.cli} prints them.
 */
@NullMarked
package io.tocsin.backtest.nab;

import org.jspecify.annotations.NullMarked;
