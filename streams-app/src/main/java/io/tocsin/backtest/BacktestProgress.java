package io.tocsin.backtest;

/** Hears how far a back-test is. Called by several threads. */
public interface BacktestProgress {

    /** One more of {@code total} pieces of work is done; {@code what} says which. */
    void done(String what, int done, int total);
}
