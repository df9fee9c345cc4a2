/**
 * Failure ahead of time on run-to-failure records of turbofan engines (C-MAPSS; Saxena and Goebel 2008): does this engine fail within 30 cycles?
 *
 * <p>Comes in: a directory with {@code train_<SET>.csv.gz}, {@code test_<SET>.csv.gz} and {@code RUL_<SET>.csv} of one or several sets. Goes out:
 * {@link io.tocsin.backtest.cmapss.CmapssReport}, and for each set a directory with the decisions and the probability at every cycle.
 *
 * <p>The way: {@code SetDirectory} reads a set, {@code SensorScaling} makes inputs of it, a {@code FailureLearner} learns from most of the training
 * engines and forecasts the rest in {@code CrossFitting}, {@code DecisionThreshold} is chosen on those, {@code Judgement} compares with the truth.
 * Next: {@code io.tocsin.cli} prints the figures.
 */
@NullMarked
package io.tocsin.backtest.cmapss;

import org.jspecify.annotations.NullMarked;
