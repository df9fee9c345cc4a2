package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.OperatingSystemMXBean;
import io.tocsin.collect.Collector;
import io.tocsin.collect.HostIdentity;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainedModel;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.schemas.Tick;
import io.tocsin.topics.TopicReader;
import io.tocsin.trainer.TopicTrainingSource;
import io.tocsin.trainer.TrainerSettings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * This machine under real load. A baseline of {@value #BASELINE_TICKS} seconds as the machine happens to be, a model of it, then every core is
 * burned for {@value #BURN_SECONDS} seconds.
 *
 * <p>On a grid of one second instead of ten, which is what the settings below stand for: everything that is counted in ticks is as shipped, but
 * a week has ten times as many ticks, and the baseline is a minute instead of hours, whose tail cannot be told for one alarm a week.
 */
@Tag("alone")
class CpuBurnIT {
    private static final int BASELINE_TICKS = 75;
    private static final int BURN_SECONDS = 30;
    private static final double CALM_LOAD = 0.2;
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration RESOLVE_DEADLINE = Duration.ofMinutes(3);
    private static final ModelId MODEL = new ModelId("host", "v1");
    private static final Map<String, String> SETTINGS = Map.of(
            "tick.duration.ms", "1000",
            "align.grace.ms", "500",
            "collect.interval.ms", "1000",
            // A full disk of this machine is no matter of this test.
            "alert.limits", "",
            "train.layers", "1",
            "train.hidden", "16",
            "train.epochs", "10",
            "train.calibration.share", "0.35",
            "train.false.alarms.per.entity.week", "3000");

    @Test
    void shouldOpenAnAlertWhileTheCpuBurnsAndResolveItAfterwards(@TempDir Path directory) throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, SETTINGS)) {
            system.start();
            // Loads the code that burns, so that the burn reads nothing from disk.
            burn(new AtomicBoolean(true));
            awaitCalmMachine();
            system.closedLast(Collector.start(
                    HostIdentity.ofThisMachine(), Duration.ofSeconds(1), sample -> system.send(withoutMemory(sample))));
            system.ticks.await(
                    "baseline", Duration.ofSeconds(BASELINE_TICKS + 30), ticks -> ticks.size() >= BASELINE_TICKS);
            assumeCalm(system.ticks.all().stream()
                    .mapToDouble(tick -> 1 - idle(tick.value()))
                    .average()
                    .orElse(1));
            TrainedModel trained = train(system);
            system.putInForce(trained.model());
            system.scores.await("calm scores", DEADLINE, CpuBurnIT::calm);
            Instant burnBegins = Instant.now();
            Instant burnEnds = burnAllCores(system);

            List<Alert> alerts;
            try {
                awaitCalmMachine();
                alerts = system.alerts.await("resolved alert", RESOLVE_DEADLINE, all -> resolved(all, burnEnds));
            } finally {
                print(system, trained, burnBegins, burnEnds);
            }
            Alert opened = alerts.stream()
                    .filter(alert -> alert.getState() == AlertState.OPEN)
                    .filter(alert -> alert.getStartedAt().isAfter(burnBegins.minusSeconds(1)))
                    .findFirst()
                    .orElseThrow();
            assertThat(opened.getStartedAt()).isBefore(burnEnds);
            assertThat(opened.getContributors().get(0).getMetric()).startsWith("system.cpu.");
        }
    }

    /**
     * The start of broker and app is work, too, and no baseline. Where all cores are busy with something else for as long as we can wait, burning
     * them changes nothing that could be seen: the test is skipped, with the reason.
     */
    private static void awaitCalmMachine() throws InterruptedException {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long end = System.nanoTime() + DEADLINE.toNanos();
        double load = 1;
        while (load > CALM_LOAD && System.nanoTime() < end) {
            Thread.sleep(100);
            load += 0.05 * (machine.getCpuLoad() - load);
        }
        assumeCalm(load);
    }

    private static void assumeCalm(double load) {
        assumeThat(load)
                .as("the machine is too busy with something else to see its cores burn: load=%.2f", load)
                .isLessThanOrEqualTo(CALM_LOAD);
    }

    private static double idle(Tick tick) {
        return tick.getMetrics().getOrDefault("system.cpu.utilization.idle", 0f);
    }

    /**
     * The memory of a machine on which a broker has just started goes on growing, and stays: an anomaly by a minute's baseline, and none of the
     * burn's.
     */
    private static Sample withoutMemory(Sample sample) {
        Map<String, Double> kept = new HashMap<>(sample.getMetrics());
        kept.keySet().removeIf(metric -> metric.startsWith("system.memory.") || metric.startsWith("system.paging."));
        return Sample.newBuilder(sample).setMetrics(kept).build();
    }

    /** The latest ticks are judged and none of them is over the boundary. */
    private static boolean calm(List<Score> scores) {
        return scores.subList(Math.max(0, scores.size() - 5), scores.size()).stream()
                .allMatch(score -> score.getState() == ScoreState.SCORED && score.getScore() < 1);
    }

    private static boolean resolved(List<Alert> alerts, Instant burnEnds) {
        return !alerts.isEmpty()
                && alerts.get(alerts.size() - 1).getState() == AlertState.RESOLVED
                && alerts.get(alerts.size() - 1).getUpdatedAt().isAfter(burnEnds);
    }

    private static TrainedModel train(RunningSystem system) {
        TopicTrainingSource source = new TopicTrainingSource(
                new TopicReader(system.config.kafka().clientConfiguration()), system.topics, system.schemas, 1000);
        return new ModelTrainer(
                        TrainerSettings.training(system.config.train()),
                        TrainerSettings.carryRules(system.config),
                        TrainingListener.SILENT)
                .train(MODEL, source.load("host/*"), System.currentTimeMillis());
    }

    /** Returns when it is over. */
    private static Instant burnAllCores(RunningSystem system) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> burners = new ArrayList<>();
        for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
            Thread burner = new Thread(() -> burn(over), "burner-" + core);
            burner.setDaemon(true);
            burner.start();
            burners.add(burner);
        }
        try {
            Instant end = Instant.now().plusSeconds(BURN_SECONDS);
            system.ticks.await(
                    "end of the burn",
                    Duration.ofSeconds(BURN_SECONDS + 30),
                    ticks -> !Instant.now().isBefore(end));
        } finally {
            over.set(true);
        }
        for (Thread burner : burners) {
            burner.join();
        }
        return Instant.now();
    }

    private static void burn(AtomicBoolean over) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[65_536];
            while (!over.get()) {
                digest.update(block);
            }
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(RunningSystem system, TrainedModel trained, Instant burnBegins, Instant burnEnds) {
        StringBuilder text = new StringBuilder("cpu burn " + burnBegins + " to " + burnEnds + ": " + trained.report());
        text.append(" boundary=").append(trained.model().calibration().boundary());
        system.alerts.all().forEach(alert -> text.append("\n  ").append(alert.value()));
        text.append("\n  idle share of each tick:");
        system.ticks.all().forEach(tick -> text.append(String.format(" %.2f", idle(tick.value()))));
        text.append("\n  score of each tick:");
        system.scores
                .all()
                .forEach(score ->
                        text.append(String.format(" %.2f", score.value().getScore())));
        System.out.println(text);
    }
}
