package io.tocsin.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.SilenceSettings;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Ending;
import io.tocsin.selector.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Five minutes are too long, an hour is gone for good; a look every 10 seconds. */
class SilenceWatchTest {
    private static final long TICK_MS = 10_000;

    private final SilenceSettings settings = settings("*");
    private boolean quietIsTold;
    private final SignsOfLife life = new SignsOfLife(() -> quietIsTold);
    private final StoredBook book = new StoredBook();
    private final List<Alert> alerts = new ArrayList<>();
    private final Set<String> planned = new HashSet<>();
    private long nowMs = Instant.parse("2026-01-01T12:00:00Z").toEpochMilli();
    private SilenceWatch watch = newWatch(settings);

    @Test
    void shouldTellNothingWhileOthersTellThatNothingComesOfAnybody() {
        heard("a");
        heard("b");
        pass(160_000);
        quietIsTold = true;
        pass(3_000_000);
        assertThat(alerts).isEmpty();

        quietIsTold = false;
        for (int tick = 0; tick < 31; tick++) {
            heard("a");
            pass(TICK_MS);
        }
        assertThat(alerts).extracting(Alert::getEntity).containsExactly("b");
    }

    @Test
    void shouldOpenWhenNothingCameForSoLongAndNotBefore() {
        heard("a", Map.of("env", "prod"));
        Instant last = now();
        pass(299_999);
        assertThat(alerts).isEmpty();
        pass(1);
        assertThat(alerts)
                .containsExactly(new Alert(
                        "a|NO_DATA|" + last,
                        "a",
                        AlertKind.NO_DATA,
                        AlertState.OPEN,
                        last,
                        last.plusSeconds(300),
                        null,
                        1f,
                        1f,
                        1f,
                        null,
                        "silence",
                        "static",
                        List.of(),
                        Map.of("env", "prod"),
                        null,
                        null));
    }

    @Test
    void shouldStayQuietWhileSomethingComes() {
        for (int i = 0; i < 100; i++) {
            heard("a");
            heard("b");
            pass(240_000);
        }
        assertThat(alerts).isEmpty();
    }

    @Test
    void shouldTellAgainWhenTheSilenceHasDoubledThenForget() {
        heard("a");
        heard("b");
        passWhile("b", Duration.ofMinutes(59));
        assertThat(alerts).extracting(Alert::getLevel).containsExactly(1f, 2f, 4f, 8f);
        assertThat(alerts).extracting(Alert::getId).containsOnly(alerts.get(0).getId());
        passWhile("b", Duration.ofMinutes(2));
        Alert forgotten = alerts.get(4);
        assertThat(alerts).hasSize(5);
        assertThat(forgotten.getState()).isEqualTo(AlertState.RESOLVED);
        assertThat(forgotten.getEnding()).isEqualTo(Ending.FORGOTTEN);
        assertThat(forgotten.getLevel()).isEqualTo(12f);
        assertThat(book.stored).containsOnlyKeys("b");
        passWhile("b", Duration.ofHours(3));
        assertThat(alerts).hasSize(5);
    }

    @Test
    void shouldResolveWithTheFirstSampleThatComesBack() {
        heard("a");
        heard("b");
        passWhile("b", Duration.ofSeconds(450));
        heard("a");
        heard("a");
        assertThat(alerts).extracting(Alert::getState).containsExactly(AlertState.OPEN, AlertState.RESOLVED);
        Alert resolved = alerts.get(1);
        assertThat(resolved.getEnding()).isEqualTo(Ending.RECOVERED);
        assertThat(resolved.getLevel()).isZero();
        assertThat(resolved.getPeak()).isEqualTo(1.5f);
        assertThat(resolved.getResolvedAt()).isEqualTo(now());
        passWhile("b", Duration.ofSeconds(310));
        assertThat(alerts.subList(2, alerts.size())).extracting(Alert::getState).containsExactly(AlertState.OPEN);
        assertThat(alerts.get(2).getId()).isNotEqualTo(alerts.get(0).getId());
    }

    @Test
    void shouldGiveEveryEntityTheWholeSilenceAgainAfterARestart() {
        heard("a");
        heard("b");
        passWhile("b", Duration.ofSeconds(290));
        restart(Duration.ofHours(5));
        heard("b");
        passWhile("b", Duration.ofSeconds(290));
        assertThat(alerts).isEmpty();
        passWhile("b", Duration.ofSeconds(20));
        assertThat(alerts).extracting(Alert::getEntity).containsExactly("a");
    }

    @Test
    void shouldKeepAnOpenIncidentOverARestartAndNotTellOfItAgain() {
        heard("a");
        heard("b");
        passWhile("b", Duration.ofSeconds(310));
        restart(Duration.ofHours(5));
        heard("b");
        passWhile("b", Duration.ofSeconds(290));
        assertThat(alerts).hasSize(1);
        heard("a");
        assertThat(alerts).extracting(Alert::getState).containsExactly(AlertState.OPEN, AlertState.RESOLVED);
        assertThat(alerts).extracting(Alert::getId).containsOnly(alerts.get(0).getId());
    }

    @Test
    void shouldReportTheOnlyEntityOfItsTaskByWhatComesInOthers() {
        SilenceWatch other = newWatch(settings, new StoredBook());
        heard("alone");
        for (int i = 0; i < 31; i++) {
            other.heard("elsewhere", nowMs, Map.of(), nowMs);
            pass(TICK_MS);
        }
        assertThat(alerts).extracting(Alert::getEntity).containsExactly("alone");
    }

    @Test
    void shouldReportTheOnlyEntityThereIs() {
        heard("alone");
        pass(310_000);
        assertThat(alerts).extracting(Alert::getEntity).containsExactly("alone");
        assertThat(alerts).extracting(Alert::getState).containsExactly(AlertState.OPEN);
    }

    @Test
    void shouldTellOfTheTaskAndOfNoEntityWhenNothingComesOfAnybody() {
        for (int second = 0; second < 10; second++) {
            heard("host/" + second);
            nowMs += 1_000;
        }
        pass(3_600_000 * 4);
        assertThat(alerts).extracting(Alert::getEntity).containsOnly("samples-by-entity/3");
        assertThat(alerts.get(0).getState()).isEqualTo(AlertState.OPEN);
        assertThat(alerts).hasSize(6);
        restart(Duration.ofMinutes(1));
        pass(600_000);
        for (int second = 0; second < 9; second++) {
            heard("host/" + second);
        }
        passWhile("host/0", Duration.ofSeconds(150));
        Alert resolved = alerts.get(alerts.size() - 1);
        assertThat(resolved.getState()).isEqualTo(AlertState.RESOLVED);
        assertThat(resolved.getEnding()).isEqualTo(Ending.RECOVERED);
        assertThat(alerts).extracting(Alert::getId).containsOnly(resolved.getId());
        for (int i = 0; i < 20; i++) {
            for (int host = 0; host < 9; host++) {
                heard("host/" + host);
            }
            pass(TICK_MS);
        }
        assertThat(alerts.get(alerts.size() - 1).getEntity())
                .as("it did not come back")
                .isEqualTo("host/9");
    }

    @Test
    void shouldNotCountTheQuietOfEverybodyAsAnybodysSilence() {
        heard("a");
        passWhile("b", Duration.ofSeconds(200));
        pass(280_000);
        passWhile("b", Duration.ofSeconds(90));
        assertThat(alerts).isEmpty();
        passWhile("b", Duration.ofSeconds(30));
        assertThat(alerts).extracting(Alert::getEntity).containsExactly("a");
    }

    @Test
    void shouldNotCountTheSleepOfTheMachine() {
        heard("a");
        pass(100_000);
        nowMs += 8 * 3_600_000;
        pass(160_000);
        assertThat(alerts).isEmpty();
        pass(40_000);
        assertThat(alerts).hasSize(1);
    }

    @Test
    void shouldWatchOnlyThoseItIsFor() {
        watch = newWatch(settings("host/*{env=prod}"));
        watch.heard("host/a", nowMs, Map.of("env", "prod"), nowMs);
        heard("host/a");
        watch.heard("host/b", nowMs, Map.of("env", "test"), nowMs);
        heard("db/a");
        watch.heard("host/c", nowMs, Map.of("env", "prod"), nowMs);
        watch.heard("host/c", nowMs, Map.of("env", "test"), nowMs);
        passWhile("db/b", Duration.ofSeconds(310));
        assertThat(alerts).extracting(Alert::getEntity).containsExactly("host/a");
        assertThat(book.stored).containsOnlyKeys("host/a");
    }

    @Test
    void shouldEndWhatIsOpenWhenItIsTurnedOff() {
        heard("a");
        pass(310_000);
        watch.leave();
        watch = newWatch(settings(""));
        assertThat(alerts).extracting(Alert::getState).containsExactly(AlertState.OPEN, AlertState.RESOLVED);
        assertThat(alerts.get(1).getEnding()).isEqualTo(Ending.FORGOTTEN);
        assertThat(book.stored).isEmpty();
    }

    @Test
    void shouldStoreSeldom() {
        for (int i = 0; i < 60; i++) {
            heard("a");
            heard("b");
            pass(TICK_MS);
        }
        assertThat(book.writes).isBetween(20, 22);
    }

    @Test
    void shouldTakeALateSampleForASignOfLifeButNotForItsTime() {
        heard("a");
        heard("b");
        long newest = nowMs;
        passWhile("b", Duration.ofSeconds(200));
        watch.heard("a", newest - 60_000, Map.of(), nowMs);
        passWhile("b", Duration.ofSeconds(310));
        assertThat(alerts).extracting(Alert::getStartedAt).containsExactly(Instant.ofEpochMilli(newest));
    }

    @Test
    void shouldTellOfAPlannedSilenceOnlyWhenItOutlastsThePlan() {
        heard("a");
        heard("c");
        Instant last = now();
        planned.add("a");
        passWhile("b", Duration.ofMinutes(20));
        assertThat(alerts)
                .as("nobody planned for the other one")
                .extracting(Alert::getEntity)
                .containsOnly("c");
        alerts.clear();
        planned.clear();
        passWhile("b", Duration.ofSeconds(10));
        assertThat(alerts).extracting(Alert::getId).containsExactly("a|NO_DATA|" + last);
    }

    @Test
    void shouldSayNothingOfAPlannedSilenceThatEndsInTime() {
        heard("a");
        planned.add("a");
        passWhile("b", Duration.ofMinutes(20));
        heard("a");
        planned.clear();
        passWhile("b", Duration.ofSeconds(30));
        assertThat(alerts).isEmpty();
    }

    private static SilenceSettings settings(String selectors) {
        return new SilenceSettings(
                Stream.of(selectors)
                        .filter(one -> !one.isEmpty())
                        .map(Selector::parse)
                        .toList(),
                Duration.ofMinutes(5),
                Duration.ofHours(1));
    }

    private SilenceWatch newWatch(SilenceSettings of) {
        return newWatch(of, book);
    }

    private SilenceWatch newWatch(SilenceSettings of, StoredBook in) {
        return new SilenceWatch(
                of,
                (entity, labels) -> planned.contains(entity),
                life,
                in,
                "samples-by-entity/3",
                TICK_MS,
                nowMs,
                (key, alert) -> {
                    assertThat(key).isEqualTo(alert.getEntity() + "|NO_DATA");
                    alerts.add(alert);
                });
    }

    private Instant now() {
        return Instant.ofEpochMilli(nowMs);
    }

    private void heard(String entity) {
        heard(entity, Map.of());
    }

    private void heard(String entity, Map<String, String> labels) {
        watch.heard(entity, nowMs, labels, nowMs);
    }

    /** Looks every tick, and once more at the end. */
    private void pass(long durationMs) {
        long end = nowMs + durationMs;
        while (nowMs < end) {
            nowMs = Math.min(end, nowMs + TICK_MS);
            watch.look(nowMs);
        }
    }

    private void passWhile(String speaking, Duration duration) {
        for (Duration left = duration; !left.isZero(); left = left.minusSeconds(10)) {
            heard(speaking);
            pass(TICK_MS);
        }
    }

    /** What was only in memory is gone. */
    private void restart(Duration away) {
        watch.leave();
        nowMs += away.toMillis();
        watch = newWatch(settings);
    }

    /** As the store: what comes back was written, not what was changed since. */
    private static final class StoredBook implements SilenceWatch.Book {
        final Map<String, byte[]> stored = new TreeMap<>();
        int writes;
        private final WatchedEntitySerde serde = new WatchedEntitySerde();

        @Override
        public List<WatchedEntity> all() {
            return stored.values().stream()
                    .map(bytes -> serde.deserializer().deserialize("book", bytes))
                    .toList();
        }

        @Override
        public void put(String key, WatchedEntity entity) {
            writes++;
            stored.put(key, serde.serializer().serialize("book", entity));
        }

        @Override
        public void delete(String key) {
            stored.remove(key);
        }
    }
}
