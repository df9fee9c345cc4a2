/** Tests of the back-test on run-to-failure engines, on generated engines whose end is known. */
@NullMarked
package io.tocsin.backtest.cmapss;

import org.jspecify.annotations.NullMarked;
