package io.tocsin.demo;

import io.tocsin.demo.screen.view.ActiveModel;
import io.tocsin.demo.screen.view.DemoView;
import io.tocsin.demo.screen.view.Hints;
import io.tocsin.demo.screen.view.ModelSwap;
import io.tocsin.demo.screen.view.Phase;
import io.tocsin.demo.screen.view.Progress;
import io.tocsin.demo.screen.view.RunClock;
import io.tocsin.demo.screen.view.Summary;
import io.tocsin.demo.screen.view.Throughput;
import io.tocsin.schemas.Score;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the view together from whatever runs already.
 *
 * <p>Thread-safe.
 */
final class DemoShow {
    private static final Duration RATE_INTERVAL = Duration.ofSeconds(2);

    private final DemoOptions options;
    private final Clock clock;
    private final Instant startedAt;
    private volatile Phase phase = Phase.STARTING;
    private volatile @Nullable DemoSession session;
    private volatile @Nullable Instant simulatedFrom;
    private long rateTicks;
    private long rateNanos = System.nanoTime();
    private double ticksPerSecond;
    private @Nullable ModelSwap inForce;
    private Instant inForceSince = Instant.EPOCH;

    DemoShow(DemoOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** Whatever the story still says once it is asked to stop: it stops. */
    synchronized void enter(Phase next) {
        if (phase != Phase.STOPPING) {
            phase = next;
        }
    }

    void watch(DemoSession started) {
        simulatedFrom = started.feeder.simulatedTime();
        session = started;
    }

    synchronized DemoView current() {
        DemoSession running = session;
        return new DemoView(
                phase,
                clockView(running),
                running == null ? new Throughput(0, 0, Double.NaN, Double.NaN, 0, 0) : throughput(running),
                running == null ? null : activeModel(running),
                progress(running),
                running == null ? null : running.trainer.training(),
                running == null ? List.of() : running.board.rows(),
                running == null ? List.of() : running.board.feed(),
                new Hints(page(running), shown(options.dataDirectory()), suggestion()));
    }

    private RunClock clockView(@Nullable DemoSession running) {
        Duration elapsed = Duration.between(startedAt, clock.instant());
        Duration left = options.runFor().map(limit -> limit.minus(elapsed)).orElse(null);
        return new RunClock(
                elapsed,
                left == null || !left.isNegative() ? left : Duration.ZERO,
                running == null ? null : running.feeder.simulatedTime(),
                running == null || phase == Phase.TRAINING ? 1 : running.feeder.timeLapse(),
                ZoneId.systemDefault());
    }

    private Throughput throughput(DemoSession running) {
        long scores = running.observer.scores();
        long sinceNanos = System.nanoTime() - rateNanos;
        if (sinceNanos >= RATE_INTERVAL.toNanos()) {
            ticksPerSecond = (scores - rateTicks) * 1e9 / sinceNanos;
            rateTicks = scores;
            rateNanos = System.nanoTime();
        }
        boolean measured = phase == Phase.PREDICTING || phase == Phase.STOPPING;
        return new Throughput(
                scores,
                ticksPerSecond,
                measured ? running.observer.latencies().percentile(0.5) : Double.NaN,
                measured ? running.observer.latencies().percentile(0.99) : Double.NaN,
                running.observer.late(),
                running.observer.deadLetters());
    }

    // The swap is told once and kept: the same swap is the same object.
    @SuppressWarnings("ReferenceEquality")
    private @Nullable ActiveModel activeModel(DemoSession running) {
        Score judged = running.board.judgedNewest();
        if (judged == null) {
            return null;
        }
        ModelSwap swap = running.board.newestSwap();
        if (swap != inForce || inForceSince.equals(Instant.EPOCH)) {
            inForce = swap;
            inForceSince = clock.instant();
        }
        return new ActiveModel(
                String.valueOf(judged.getModel()),
                String.valueOf(judged.getVersion()),
                swap == null ? judged.getTime() : swap.at(),
                Duration.between(inForceSince, clock.instant()),
                swap == null ? null : swap.fromVersion());
    }

    private @Nullable Progress progress(@Nullable DemoSession running) {
        Instant from = simulatedFrom;
        if (phase != Phase.SIMULATING || running == null || from == null || running.resumed) {
            return null;
        }
        long tickMs = running.config.ticks().duration().toMillis();
        int shops = running.feeder.shops();
        long total = DemoPlan.HISTORY.toMillis() / tickMs * shops;
        return new Progress(
                "history of " + shops + " simulated shops", Math.min(total, running.observer.scores()), total, "ticks");
    }

    /** As a shell takes it, and short: the home directory as ~. */
    private static String shown(Path path) {
        Path home = Path.of(System.getProperty("user.home"));
        return path.startsWith(home) ? "~/" + home.relativize(path) : path.toString();
    }

    private static String page(@Nullable DemoSession running) {
        return running == null ? "" : "http://" + running.config.serve().instance() + "/";
    }

    private String suggestion() {
        return "./tocsin alerts --config " + shown(options.dataDirectory().resolve(DemoPlan.CONFIG_FILE));
    }

    synchronized Summary summary() {
        DemoSession ran = session;
        Instant from = simulatedFrom;
        Duration elapsed = Duration.between(startedAt, clock.instant());
        List<String> next = List.of(
                options.command() + " goes on where this one stopped", options.command() + " --fresh begins anew");
        if (ran == null || from == null) {
            return new Summary(
                    elapsed,
                    Duration.ZERO,
                    0,
                    0,
                    List.of(),
                    new FailureLedger().tally(),
                    0,
                    0,
                    Double.NaN,
                    Double.NaN,
                    shown(options.dataDirectory()),
                    next);
        }
        return new Summary(
                elapsed,
                Duration.between(from, ran.feeder.simulatedTime()),
                ran.observer.ticks(),
                ran.observer.scores(),
                ran.board.incidents(),
                ran.board.failures(),
                ran.board.swaps(),
                ran.board.ticksWithoutScore(),
                ran.observer.latencies().percentile(0.5),
                ran.observer.latencies().percentile(0.99),
                shown(options.dataDirectory()),
                next);
    }
}
