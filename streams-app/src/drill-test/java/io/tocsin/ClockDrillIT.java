package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Score;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody sets the wall clock of an instance an hour forward, back again, an hour back, and right, while samples come that tell the right time; and two
 * senders have wrong clocks. Beside it an instance whose clock is right judges the same samples.
 */
@ExtendWith(SharedDrillBroker.class)
class ClockDrillIT {
    private static final String NAME = "wall clock set";
    private static final long TICK_MS = 1_000;
    private static final int ENTITIES = 30;
    private static final int PHASE_TICKS = 14;
    private static final List<Duration> AHEAD =
            List.of(Duration.ZERO, Duration.ofHours(1), Duration.ZERO, Duration.ofHours(-1), Duration.ZERO);
    /** While the clock is so far back all samples seem to come from the future. */
    private static final int REFUSING_PHASE = 3;

    /** Of senders whose clocks are right, or behind. */
    private static final int JUDGED = PHASE_TICKS * AHEAD.size() * (ENTITIES + 1);
    /** Of the sender that is ahead, whatever the instance's clock says. */
    private static final int ALWAYS_REFUSED = PHASE_TICKS * AHEAD.size();

    private static final String BEHIND = "behind";
    private static final Duration BEHIND_BY = Duration.ofSeconds(40);
    private static final String AHEAD_SENDER = "ahead";
    private static final Duration SENDER_AHEAD_BY = Duration.ofHours(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** So short that an hour that nobody lived through would be told of. */
    private static final Map<String, String> SETTINGS = Map.of(
            "tick.duration.ms",
            Long.toString(TICK_MS),
            "collect.interval.ms",
            Long.toString(TICK_MS),
            "silence.after.ms",
            "20000",
            "selfwatch.patience.ms",
            "20000");

    @TempDir
    Path directory;

    private final WaveSignal signal = new WaveSignal();
    private final List<Long> newScores = new ArrayList<>();
    private Instant firstTick = Instant.EPOCH;

    @Test
    void shouldJudgeByTheTimeOfSamplesWhateverItsOwnClockSays(DrillBroker broker) throws Exception {
        Optional<String> obstacle = WrongClock.obstacle();
        obstacle.ifPresent(reason -> DrillReport.skipped(NAME, reason));
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
        try (DrillInstallation wrong = DrillInstallation.on(broker, directory.resolve("wrong"), SETTINGS);
                DrillInstallation right = DrillInstallation.on(broker, directory.resolve("right"), SETTINGS)) {
            WrongClock clock = new WrongClock(directory.resolve("clock"));
            deploy(wrong.system());
            deploy(right.system());
            Instance instance = clock.in(wrong.instance("app")).start();
            Instance reference = right.instance("app").start();
            instance.awaitReady();
            reference.awaitReady();
            LogSince log = new LogSince(instance);
            live(clock, wrong.system(), right.system());
            awaitScores(right.system(), JUDGED);
            Instant end = Instant.now();
            int refusedHere = awaitJudgedOrRefused(wrong.system());

            List<Alert> alerts = values(wrong.system().alerts.all()).stream()
                    .filter(alert -> alert.getStartedAt().isBefore(end))
                    .toList();
            Map<Place, Score> scores = byPlace(wrong.system());
            Map<Place, Score> expected = byPlace(right.system());
            long others = differing(scores, expected);
            DrillReport.tell(
                    NAME,
                    "+1 h, right, -1 h, right, each for 14 s, live samples",
                    scores.size() + " scored and " + refusedHere + " refused as too far ahead of " + JUDGED
                            + "; of those before the clock went back " + others
                            + " differ from an instance whose clock is right; longest without a score " + longestGap()
                            + " s; alerts " + alerts.size() + "; log " + log.summary(),
                    new Findings(JUDGED, JUDGED - scores.size() - refusedHere, 0, Set.of(), Set.of(), 0, 0));
            assertThat(scores.size() + refusedHere).isEqualTo(JUDGED);
            assertThat(others).isZero();
            assertThat(alerts).as("nobody was silent, and nobody blind").isEmpty();
            assertThat(refusals(right.system())).containsExactly(Map.entry("too_far_ahead", ALWAYS_REFUSED));
        }
    }

    /** Every sample is a score or a dead letter in the end; gives the dead letters but for those of the sender that is ahead. */
    private static int awaitJudgedOrRefused(RunningSystem system) throws InterruptedException {
        RunningSystem.await(
                "scores and refusals",
                () -> system.scores.all().size() + tooFarAhead(system) - ALWAYS_REFUSED >= JUDGED);
        return tooFarAhead(system) - ALWAYS_REFUSED;
    }

    private static int tooFarAhead(RunningSystem system) {
        return refusals(system).getOrDefault("too_far_ahead", 0);
    }

    private static void deploy(RunningSystem system) throws InterruptedException {
        var model = WaveSignal.model("live", TICK_MS);
        system.models.publish(model);
        system.deploy(RunningSystem.deployment(model.id()).build());
    }

    /** A tick a second, as long as all phases last. */
    private void live(WrongClock clock, RunningSystem wrong, RunningSystem right) throws InterruptedException {
        firstTick = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 1);
        long before = 0;
        for (int tick = 0; tick < PHASE_TICKS * AHEAD.size(); tick++) {
            if (tick % PHASE_TICKS == 0) {
                clock.setAheadBy(AHEAD.get(tick / PHASE_TICKS));
            }
            Instant due = firstTick.plusMillis(tick * TICK_MS + TICK_MS / 2);
            Thread.sleep(Math.max(0, due.toEpochMilli() - System.currentTimeMillis()));
            send(tick, due, wrong);
            send(tick, due, right);
            Thread.sleep(TICK_MS / 4);
            long scores = wrong.scores.all().size();
            newScores.add(scores - before);
            before = scores;
        }
    }

    private void send(int tick, Instant time, RunningSystem system) {
        for (int entity = 0; entity < ENTITIES; entity++) {
            system.send(sample(WaveSignal.entity(entity), entity, tick, time));
        }
        system.send(sample(BEHIND, ENTITIES, tick, time.minus(BEHIND_BY)));
        system.send(sample(AHEAD_SENDER, ENTITIES + 1, tick, time.plus(SENDER_AHEAD_BY)));
        system.producer.flush();
    }

    private Sample sample(String name, int entity, int tick, Instant time) {
        Sample sample = signal.sample(entity, tick, false);
        sample.setEntity(name);
        sample.setTime(time);
        return sample;
    }

    private static void awaitScores(RunningSystem system, int count) {
        system.scores.await("scores", PATIENCE, scores -> scores.size() >= count);
    }

    private static <V> List<V> values(List<ConsumerRecord<String, V>> records) {
        return records.stream().map(ConsumerRecord::value).toList();
    }

    private static Map<Place, Score> byPlace(RunningSystem system) {
        // A place that is there twice fails here.
        return values(system.scores.all()).stream()
                .collect(Collectors.toMap(
                        score -> new Place(score.getEntity(), score.getTime().toEpochMilli() / TICK_MS),
                        score -> score));
    }

    /** Scores before the clock went back, and before the first sample of their entity that was refused, that are not equal to the last bit. */
    private long differing(Map<Place, Score> scores, Map<Place, Score> expected) {
        long end = firstTick.getEpochSecond() + (long) PHASE_TICKS * REFUSING_PHASE;
        Map<String, Long> firstMissing = new HashMap<>();
        expected.keySet().stream()
                .filter(place -> !scores.containsKey(place))
                .forEach(place -> firstMissing.merge(place.entity(), place.tick(), Math::min));
        return scores.entrySet().stream()
                .filter(entry -> entry.getKey().tick() + (isBehind(entry.getKey()) ? BEHIND_BY.toSeconds() : 0) < end)
                .filter(entry -> entry.getKey().tick()
                        < firstMissing.getOrDefault(entry.getKey().entity(), Long.MAX_VALUE))
                .filter(entry -> !isSame(entry.getValue(), expected.get(entry.getKey())))
                .count();
    }

    private static boolean isSame(Score score, @Nullable Score expected) {
        return expected != null
                && Float.compare(score.getScore(), expected.getScore()) == 0
                && score.getState() == expected.getState();
    }

    private static boolean isBehind(Place place) {
        return place.entity().equals(BEHIND);
    }

    /** Seconds in a row without a score, but for those in which everything was refused. */
    private int longestGap() {
        int longest = 0;
        int gap = 0;
        for (int tick = PHASE_TICKS; tick < newScores.size(); tick++) {
            boolean counts = tick / PHASE_TICKS != REFUSING_PHASE;
            gap = counts && newScores.get(tick) == 0 ? gap + 1 : 0;
            longest = Math.max(longest, gap);
        }
        return longest;
    }

    private static Map<String, Integer> refusals(RunningSystem system) {
        try (TopicFollower<byte[]> letters = new TopicFollower<>(
                system.config.kafka().clientConfiguration(),
                system.topics.deadLetters().name(),
                new ByteArrayDeserializer())) {
            Map<String, Integer> causes = new TreeMap<>();
            letters.all()
                    .forEach(letter -> causes.merge(
                            new String(
                                    letter.headers().lastHeader("tocsin.cause").value(), StandardCharsets.UTF_8),
                            1,
                            Integer::sum));
            return causes;
        }
    }
}
