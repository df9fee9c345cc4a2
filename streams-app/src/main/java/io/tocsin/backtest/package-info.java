/**
 * How good the detector is on data with known incidents, beside methods that need no learning.
 *
 * <p>Comes in: a directory of recorded series and labels. {@link io.tocsin.replay} judges them with the code of the running system, {@link
 * io.tocsin.baseline} with that of the others. Goes out: scores, one table, a page. The packages below hold the suites whose data are no series of
 * server metrics. Why the detector is as it is: docs/detection.md.
 */
@NullMarked
package io.tocsin.backtest;

import org.jspecify.annotations.NullMarked;
