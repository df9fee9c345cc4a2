package io.tocsin.backtest.flashsale;

import java.util.List;

/**
 * How far ahead is asked: 1, 3 and 5 minutes of ten-second ticks.
 *
 * <p>Thread-safe.
 */
final class Horizons {
    static final List<Integer> TICKS = List.of(6, 18, 30);

    /** The longest. */
    static final int LONGEST = 30;

    private Horizons() {}
}
