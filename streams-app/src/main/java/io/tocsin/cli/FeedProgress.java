package io.tocsin.cli;

import java.io.PrintWriter;
import java.time.Instant;

/** How far a feed is: one line that is drawn over, on a terminal alone. Confined to one thread. */
final class FeedProgress {
    private static final int CELLS = 24;
    private static final String ERASE_LINE = "\r\u001b[K";
    private static final long BETWEEN_FRAMES_NANOS = 100_000_000;

    private final PrintWriter out;
    private final Terminal terminal;
    private final int total;
    private long lastFrameNanos = System.nanoTime() - BETWEEN_FRAMES_NANOS;

    FeedProgress(PrintWriter out, Terminal terminal, int total) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
    }

    /** So many rows are sent, the last of them recorded at that time. */
    void sent(int rows, long timeMs) {
        long now = System.nanoTime();
        if (terminal.interactive() && now - lastFrameNanos >= BETWEEN_FRAMES_NANOS) {
            lastFrameNanos = now;
            draw(line(rows, timeMs));
        }
    }

    String line(int rows, long timeMs) {
        int full = (int) ((long) rows * CELLS / total);
        return terminal.characters().show("█".repeat(full) + "▒".repeat(CELLS - full)) + " " + rows + "/" + total + "  "
                + Instant.ofEpochMilli(timeMs);
    }

    /** The line is gone. */
    void end() {
        if (terminal.interactive()) {
            draw("");
        }
    }

    private void draw(String line) {
        out.print(ERASE_LINE + line);
        out.flush();
    }
}
