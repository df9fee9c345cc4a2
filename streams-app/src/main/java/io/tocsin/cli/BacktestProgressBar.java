package io.tocsin.cli;

import io.tocsin.backtest.BacktestProgress;
import io.tocsin.terminal.text.DurationText;
import java.time.Duration;

/** How far a back-test is: one line that is drawn over, or a line for each piece of work where that cannot be. Thread-safe. */
final class BacktestProgressBar implements BacktestProgress {
    private static final int CELLS = 24;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final Output output;
    private final Terminal terminal;
    private final long startNanos = System.nanoTime();

    BacktestProgressBar(Output output, Terminal terminal) {
        this.output = output;
        this.terminal = terminal;
    }

    @Override
    public synchronized void done(String what, int done, int total) {
        if (!terminal.interactive()) {
            output.line("judged " + what + " (" + done + " of " + total + ")");
            return;
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
        Duration left = elapsed.multipliedBy(total - done).dividedBy(done);
        int full = done * CELLS / total;
        String bar = terminal.characters().show("█".repeat(full) + "▒".repeat(CELLS - full));
        output.out()
                .print(ERASE_LINE
                        + (done == total
                                ? ""
                                : bar + " " + done + "/" + total + "  " + what + "  " + DurationText.stopwatch(left)
                                        + " left"));
        output.out().flush();
    }
}
