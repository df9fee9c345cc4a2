package io.tocsin.demo.screen.render;

import io.tocsin.demo.screen.view.DemoView;
import io.tocsin.demo.screen.view.Progress;
import io.tocsin.demo.screen.view.Training;
import io.tocsin.terminal.draw.ProgressBar;
import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Sparkline;
import io.tocsin.terminal.draw.Tone;
import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.NumberText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What is being waited for: the simulated history, then the training. Thread-safe. */
final class ProgressPanel {
    private static final int BAR_WIDTH = 40;
    private static final int CURVE_WIDTH = 20;

    private ProgressPanel() {}

    /** Rows inside the edge; 0 when there is nothing to wait for. */
    static int rows(DemoView view) {
        return view.training() != null ? 2 : view.progress() != null ? 1 : 0;
    }

    static String title(DemoView view) {
        Training training = view.training();
        Progress progress = view.progress();
        return training != null ? "training " + training.version() : progress != null ? progress.what() : "";
    }

    static void draw(Region region, DemoView view) {
        Training training = view.training();
        Progress progress = view.progress();
        if (training != null) {
            training(region, training);
        } else if (progress != null) {
            progress(region, progress);
        }
    }

    private static void progress(Region region, Progress progress) {
        int width = Math.min(BAR_WIDTH, region.width() / 2);
        ProgressBar.draw(region, 0, 0, width, progress.fraction(), Tone.ACCENT);
        int column = region.text(0, width + 2, NumberText.percent(progress.fraction()), Tone.STRONG);
        String of = progress.total() > 0 ? " of " + NumberText.count(progress.total()) : "";
        region.text(0, column + 2, NumberText.count(progress.done()) + of + " " + progress.unit(), Tone.MUTED);
    }

    private static void training(Region region, Training training) {
        int width = Math.min(BAR_WIDTH, region.width() / 2 - 8);
        ProgressBar.draw(region, 0, 0, width, training.fraction(), Tone.MODEL);
        int column = region.text(0, width + 2, NumberText.percent(training.fraction()), Tone.STRONG);
        column = region.text(0, column + 3, "epoch ", Tone.MUTED);
        column = region.text(0, column, Integer.toString(training.epoch()), Tone.STRONG);
        column = region.text(0, column, " of " + training.epochs(), Tone.MUTED);
        Duration remaining = training.remaining();
        if (remaining != null) {
            region.text(0, column + 3, DurationText.words(remaining) + " left", Tone.MUTED);
        }
        int half = region.width() / 2;
        curve(region.part(1, 0, 1, half), "loss", training.losses());
        curve(region.part(1, half, 1, half), "validation", training.validationLosses());
    }

    private static void curve(Region region, String label, List<Double> losses) {
        int column = region.text(0, 0, label + " ", Tone.MUTED);
        double newest = losses.isEmpty() ? Double.NaN : losses.get(losses.size() - 1);
        String text = Double.isNaN(newest) ? NumberText.UNKNOWN : String.format(Locale.ROOT, "%.4f", newest);
        column = region.text(0, column, text, Tone.STRONG) + 2;
        Sparkline.drawScaled(region, 0, column, Math.min(CURVE_WIDTH, region.width() - column), losses, Tone.MODEL);
    }
}
