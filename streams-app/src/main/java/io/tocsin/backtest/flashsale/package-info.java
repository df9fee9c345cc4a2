/**
 * Failures of a shop foretold: which failure begins within 6, 18 or 30 ticks, learned from recorded flash sales and judged on parts that were not learned from.
 *
 * <p>Comes in: recordings as {@link io.tocsin.example.RecordedTrace} reads them. Goes out: {@link io.tocsin.backtest.FigureRow}s, summary lines and files of
 * scores. Next: {@code io.tocsin.cli} prints them.
 */
@NullMarked
package io.tocsin.backtest.flashsale;

import org.jspecify.annotations.NullMarked;
