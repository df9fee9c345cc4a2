package io.tocsin.serve.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.serve.http.RefusedRequestException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();

    private Remembered<Integer> of(Supplier<Integer> source, Executor threads) {
        return new Remembered<>("the topic", FRESH, Duration.ofMillis(50), source, threads, nanos::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void shouldReadAnewOnlyWhatIsTooOld() throws Exception {
        Remembered<Integer> remembered = of(reads::incrementAndGet, Runnable::run);

        assertThat(remembered.get()).isEqualTo(1);
        pass(FRESH);
        assertThat(remembered.get()).isEqualTo(1);
        pass(Duration.ofNanos(1));
        assertThat(remembered.get()).isEqualTo(2);
    }

    @Test
    void shouldNotTakeWhatWasReadBeforeItChanged() throws Exception {
        Remembered<Integer> remembered = of(reads::incrementAndGet, Runnable::run);

        assertThat(remembered.get()).isEqualTo(1);
        assertThat(remembered.anew()).isEqualTo(2);
        remembered.forget();
        assertThat(remembered.get()).isEqualTo(3);
        assertThat(remembered.get()).isEqualTo(3);
    }

    @Test
    void shouldReadAgainWhereItChangedWhileItWasRead() throws Exception {
        List<Remembered<Integer>> itself = new ArrayList<>();
        Remembered<Integer> remembered = of(
                () -> {
                    if (reads.incrementAndGet() == 1) {
                        itself.get(0).forget();
                    }
                    return reads.get();
                },
                Runnable::run);
        itself.add(remembered);

        assertThat(remembered.get()).isEqualTo(2);
    }

    @Test
    void shouldLetOneThreadReadForAllThatAskMeanwhile() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Remembered<Integer> remembered = new Remembered<>(
                    "the topic",
                    FRESH,
                    Duration.ofMinutes(1),
                    () -> {
                        begun.countDown();
                        await(goOn);
                        return reads.incrementAndGet();
                    },
                    threads,
                    nanos::get);
            List<Future<Integer>> asked = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                asked.add(threads.submit(remembered::get));
            }
            await(begun);
            goOn.countDown();
            for (Future<Integer> one : asked) {
                assertThat(one.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void shouldRefuseWhenNoAnswerComesInTimeAndAnswerWhenItHasCome() throws Exception {
        Deque<Runnable> queued = new ArrayDeque<>();
        Remembered<Integer> remembered = of(reads::incrementAndGet, queued::add);

        assertThatThrownBy(remembered::get)
                .isInstanceOf(RefusedRequestException.class)
                .hasMessage("the topic cannot be read just now: no answer within 50 ms; it goes on, ask again");
        pass(Duration.ofMinutes(1));
        assertThatThrownBy(remembered::get).isInstanceOf(RefusedRequestException.class);
        assertThat(queued).as("not asked twice").hasSize(1);
        queued.remove().run();
        assertThat(remembered.get()).isEqualTo(1);
    }

    @Test
    void shouldKeepNobodyWaitingWhileKafkaIsAway() throws Exception {
        Deque<Runnable> queued = new ArrayDeque<>();
        AtomicInteger failures = new AtomicInteger(1);
        Remembered<Integer> remembered = new Remembered<>(
                "the topic",
                FRESH,
                Duration.ofDays(1),
                () -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new KafkaException("no broker");
                    }
                    return reads.incrementAndGet();
                },
                task -> {
                    // The first at once, so that it fails; the next when it is wanted.
                    if (failures.get() > 0) {
                        task.run();
                    } else {
                        queued.add(task);
                    }
                },
                nanos::get);

        assertThatThrownBy(remembered::get)
                .isInstanceOfSatisfying(RefusedRequestException.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(503);
                    assertThat(refusal.retryAfterSeconds()).isPositive();
                })
                .hasMessage("the topic cannot be read just now: reason=no broker");
        // With a day of patience this would not return.
        assertThatThrownBy(remembered::get).isInstanceOf(RefusedRequestException.class);
        queued.remove().run();
        assertThat(remembered.get()).isEqualTo(1);
    }

    @Test
    void shouldTellFaultsOfTheProgramFromWhatIsAway() {
        Remembered<Integer> remembered = of(
                () -> {
                    throw new IllegalArgumentException("a fault");
                },
                Runnable::run);

        assertThatThrownBy(remembered::get)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a fault");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
