package io.tocsin.demo.screen;

import io.tocsin.demo.screen.view.ActiveModel;
import io.tocsin.demo.screen.view.DemoView;
import io.tocsin.demo.screen.view.Progress;
import io.tocsin.demo.screen.view.Throughput;
import io.tocsin.demo.screen.view.Training;
import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.NumberText;
import io.tocsin.terminal.text.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The state of the demo in one line. Thread-safe. */
final class StatusLine {
    private StatusLine() {}

    static String of(DemoView view) {
        List<String> parts = new ArrayList<>();
        Duration remaining = view.clock().remaining();
        parts.add("status   " + DurationText.stopwatch(view.clock().elapsed())
                + (remaining == null ? "" : " (" + DurationText.stopwatch(remaining) + " left)"));
        parts.add(view.phase().label());
        Instant simulated = view.clock().simulated();
        if (simulated != null) {
            parts.add("simulated " + TimeText.seconds(simulated, view.clock().zone()));
        }
        addWaiting(parts, view);
        addThroughput(parts, view.throughput());
        ActiveModel model = view.model();
        if (model != null) {
            parts.add("model " + model.name() + " " + model.version());
        }
        long alerts = view.fleet().stream().filter(row -> row.state().isAlert()).count();
        parts.add(alerts == 1 ? "1 alert" : alerts + " alerts");
        return String.join(" · ", parts);
    }

    private static void addWaiting(List<String> parts, DemoView view) {
        Training training = view.training();
        Progress progress = view.progress();
        if (training != null) {
            parts.add("training " + training.version() + " epoch " + training.epoch() + " of " + training.epochs());
        } else if (progress != null) {
            parts.add(progress.what() + " " + NumberText.percent(progress.fraction()));
        }
    }

    private static void addThroughput(List<String> parts, Throughput throughput) {
        parts.add(NumberText.count(throughput.ticks()) + " ticks, "
                + NumberText.count(Math.round(throughput.ticksPerSecond())) + "/s");
        parts.add("p50 " + NumberText.milliseconds(throughput.p50Ms()) + " p99 "
                + NumberText.milliseconds(throughput.p99Ms()) + " ms");
        if (throughput.lateSamples() + throughput.deadLetters() > 0) {
            parts.add(NumberText.count(throughput.lateSamples()) + " late, "
                    + NumberText.count(throughput.deadLetters()) + " dead letters");
        }
    }
}
