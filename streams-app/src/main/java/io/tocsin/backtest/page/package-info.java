/**
 * The page of a back-test: one HTML file that needs nothing else, for those who want to know whether the detector is any good, and on what.
 *
 * <p>Comes in: the {@link io.tocsin.backtest.FigureTable} of a suite and, where there are any, figures of {@link io.tocsin.plot}; for servers the
 * trace of a replay, of which {@link io.tocsin.backtest.page.ServerStory} makes pictures. Goes out: the file of {@link
 * io.tocsin.backtest.page.SuitePage}. The last package of this way.
 */
@NullMarked
package io.tocsin.backtest.page;

import org.jspecify.annotations.NullMarked;
