package io.tocsin.serve.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KafkaWatchTest {
    private long now;
    private final KafkaWatch watch = new KafkaWatch(() -> now);

    @Test
    void shouldLetOneRequestASecondThroughWhileKafkaIsAway() {
        watch.sending();
        watch.failed("no answer");
        assertThat(watch.admits()).isFalse();
        pass(1_000);
        assertThat(watch.admits()).isTrue();
        assertThat(watch.admits()).isFalse();
        pass(999);
        assertThat(watch.admits()).isFalse();
        pass(1);
        assertThat(watch.admits()).isTrue();
    }

    @Test
    void shouldLetAllThroughAfterTheFirstAcknowledgement() {
        watch.sending();
        watch.failed("no answer");
        watch.sending();
        watch.acknowledged();
        assertThat(watch.admits()).isTrue();
        assertThat(watch.admits()).isTrue();
        assertThat(watch.isAway()).isFalse();
    }

    @Test
    void shouldTakeKafkaForAwayWhenItAcknowledgesNothingForTwoSeconds() {
        watch.sending();
        pass(2_000);
        assertThat(watch.isAway()).isFalse();
        pass(1);
        assertThat(watch.isAway()).isTrue();
        // Who comes is let in nevertheless, as long as there is room.
        assertThat(watch.admits()).isTrue();
    }

    @Test
    void shouldNotTakeKafkaForAwayWhenNobodyWaits() {
        watch.sending();
        watch.acknowledged();
        pass(60_000);
        assertThat(watch.isAway()).isFalse();
        watch.sending();
        assertThat(watch.isAway()).isFalse();
    }

    private void pass(long milliseconds) {
        now += TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }
}
