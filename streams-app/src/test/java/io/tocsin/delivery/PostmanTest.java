package io.tocsin.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.config.TocsinConfig;
import io.tocsin.delivery.Outbox.Read;
import io.tocsin.delivery.Outbox.Standing;
import io.tocsin.schemas.AlertState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PostmanTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeClock clock = new FakeClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Outbox outbox = new Outbox(Grouping.none(), true, Duration.ofSeconds(60));
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Long> tries = new ArrayList<>();
    private final List<String> letters = new ArrayList<>();
    private final Postman postman = postman(3);

    @Test
    void shouldTryAgainAfterPausesThatGrow() throws InterruptedException {
        answers.add(later(Duration.ZERO));
        answers.add(later(Duration.ZERO));
        answers.add(new Answer.Taken());
        open("shop-1");

        runUntil(10_000);

        assertThat(tries).hasSize(3);
        assertThat(tries.get(1) - tries.get(0)).isBetween(500L, 1_050L);
        assertThat(tries.get(2) - tries.get(1)).isBetween(1_000L, 2_050L);
        assertThat(outbox.oldestPending(0)).isEmpty();
        assertThat(meters.get("tocsin.deliver.failures")
                        .tag("trouble", "http_503")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("tocsin.deliver.messages").counter().count()).isEqualTo(1);
        assertThat(meters.get("tocsin.deliver.trouble").gauge().value()).isZero();
    }

    @Test
    void shouldWaitAsLongAsTheReceiverAsksFor() throws InterruptedException {
        answers.add(later(Duration.ofSeconds(7)));
        answers.add(new Answer.Taken());
        open("shop-1");

        runUntil(20_000);

        assertThat(tries).hasSize(2);
        assertThat(tries.get(1)).isBetween(7_000L, 7_050L);
    }

    @Test
    void shouldDeadLetterAfterTheLastTryAndNotBefore() throws InterruptedException {
        answers.add(later(Duration.ZERO));
        answers.add(later(Duration.ZERO));
        answers.add(later(Duration.ZERO));
        open("shop-1");

        runUntil(20_000);

        assertThat(tries).hasSize(3);
        assertThat(letters).containsExactly("undeliverable alertmanager shop-1 http 503 attempts=3");
        assertThat(outbox.oldestPending(0)).isEmpty();
        assertThat(meters.get("tocsin.deliver.undeliverable").counter().count()).isEqualTo(1);
    }

    @Test
    void shouldDeadLetterAtOnceWhatWillNeverBeTakenAndGoOnWithTheOthers() throws InterruptedException {
        answers.add(new Answer.Refused("http_400", "http 400"));
        answers.add(new Answer.Taken());
        open("shop-1");
        open("shop-2");

        runUntil(100);

        assertThat(tries).hasSize(2);
        assertThat(letters).containsExactly("undeliverable alertmanager shop-1 http 400");
    }

    @Test
    void shouldReadRetryAfterAsSecondsOrAsADate() {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");

        assertThat(HttpPost.pause(Optional.of("120"), now)).isEqualTo(Duration.ofMinutes(2));
        assertThat(HttpPost.pause(Optional.of("Sat, 21 Nov 2026 10:00:30 GMT"), now))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(HttpPost.pause(Optional.of("Sat, 21 Nov 2026 09:00:00 GMT"), now))
                .isEqualTo(Duration.ZERO);
        assertThat(HttpPost.pause(Optional.of("soon"), now)).isEqualTo(Duration.ZERO);
        assertThat(HttpPost.pause(Optional.of("86400"), now)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void shouldDoublePausesUpToTheLongest() {
        Backoff backoff = new Backoff(SECOND, Duration.ofSeconds(10), new Random(7));

        assertThat(backoff.pauseMs(1)).isBetween(500L, 1_000L);
        assertThat(backoff.pauseMs(3)).isBetween(2_000L, 4_000L);
        assertThat(backoff.pauseMs(5)).isBetween(5_000L, 10_000L);
        assertThat(backoff.pauseMs(1_000)).isBetween(5_000L, 10_000L);
    }

    private void open(String entity) {
        Read read = new Read(SampleAlerts.failure(entity, AlertState.OPEN), 0, 0, Standing.NEWS);
        outbox.take(read, clock.millis());
    }

    private void runUntil(long endMs) throws InterruptedException {
        while (clock.millis() < endMs) {
            while (postman.bringNext()) {
                assertThat(tries).hasSizeLessThan(100);
            }
            clock.nowMs += 50;
        }
    }

    private Postman postman(int attemptsMax) {
        TocsinConfig config = TocsinConfig.of(
                Map.of("deliver.receivers", "alertmanager", "deliver.alertmanager.url", "http://localhost:1"));
        Receivers receivers = new Receivers(config.deliver(), "test");
        return new Postman(
                receivers.all().get(0),
                outbox,
                message -> {
                    tries.add(clock.millis());
                    return answers.remove();
                },
                (cause, receiver, entity, detail, value, origin) ->
                        letters.add(cause.code() + " " + receiver + " " + entity + " " + detail),
                receivers.json(),
                new Backoff(SECOND, Duration.ofSeconds(60), new Random(7)),
                attemptsMax,
                clock,
                new Outage("alertmanager", meters));
    }

    private static Answer later(Duration pause) {
        return new Answer.Later("http_503", "http 503", pause);
    }

    private static final class FakeClock extends Clock {
        private long nowMs;

        @Override
        public long millis() {
            return nowMs;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(nowMs);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
