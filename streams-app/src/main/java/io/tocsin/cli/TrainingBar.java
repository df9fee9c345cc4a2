package io.tocsin.cli;

import io.tocsin.engine.learning.EpochReport;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.text.DurationText;
import java.io.PrintWriter;
import java.time.Duration;

/** The progress of a training as one line that is drawn over; it is gone when training is over. Confined to the training thread. */
final class TrainingBar implements TrainingListener {
    private static final int CELLS = 24;
    private static final String ERASE_LINE = "\r\u001b[K";
    private static final long BETWEEN_FRAMES_NANOS = 100_000_000;

    private final PrintWriter out;
    private final CharacterSet characters;
    private final int epochs;
    private final long startNanos = System.nanoTime();
    private long lastFrameNanos = startNanos - BETWEEN_FRAMES_NANOS;

    TrainingBar(PrintWriter out, CharacterSet characters, int epochs) {
        this.out = out;
        this.characters = characters;
        this.epochs = epochs;
    }

    @Override
    public void progress(double done, int epoch, double loss) {
        long now = System.nanoTime();
        if (now - lastFrameNanos >= BETWEEN_FRAMES_NANOS) {
            lastFrameNanos = now;
            draw(line(done, epoch, loss, Duration.ofNanos(now - startNanos)));
        }
    }

    /** Early stopping may end it sooner than the line says, never later. */
    String line(double done, int epoch, double loss, Duration elapsed) {
        int full = (int) Math.round(Math.max(0, Math.min(1, done)) * CELLS);
        Duration left = done > 0 ? Duration.ofMillis((long) (elapsed.toMillis() * (1 - done) / done)) : Duration.ZERO;
        return characters.show("█".repeat(full) + "▒".repeat(CELLS - full)) + " "
                + NumberFormat.percent(done) + "  epoch " + epoch + "/" + epochs + "  loss "
                + NumberFormat.plain(loss) + (done > 0 ? "  " + DurationText.stopwatch(left) + " left" : "");
    }

    @Override
    public void epochEnded(EpochReport report) {
        // What comes after the last epoch is not told; a clean line is right in any case.
        draw("");
    }

    private void draw(String line) {
        out.print(ERASE_LINE + line);
        out.flush();
    }
}
