package io.tocsin.demo;

import io.tocsin.StreamsStop;
import io.tocsin.StreamsStoppedException;
import io.tocsin.ThreadDeaths;
import io.tocsin.demo.screen.Screen;
import io.tocsin.demo.screen.Screens;
import io.tocsin.demo.screen.view.Phase;
import io.tocsin.runtime.Causes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.streams.KafkaStreams.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole system in one process, in one command: broker and schema registry, the topology, the collector of this machine, a simulated fleet of
 * shops, the trainer, the screen.
 *
 * <p>Confined to the thread that runs it; ends when its time is over or the process is asked to stop, and closes everything in order.
 */
public final class Demo {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final String LOG_FILE = "demo.log";
    private static final Duration SCREEN_INTERVAL = Duration.ofMillis(250);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final DemoOptions options;
    private final DemoShow show;
    private final Screen screen;
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean started;
    private volatile @Nullable DemoSession running;

    private Demo(DemoOptions options, Screen screen) {
        this.options = options;
        this.show = new DemoShow(options, Clock.systemUTC());
        this.screen = screen;
    }

    /**
     * Runs the demo to its end.
     *
     * @return the exit code
     */
    public static int run(DemoOptions options) throws Exception {
        createDirectory(options.dataDirectory());
        LogFile.redirectTo(options.dataDirectory().resolve(LOG_FILE));
        DemoPosition.load(options.dataDirectory()).flatMap(options::overruledBy).ifPresent(System.err::println);
        return run(options, Screens.choose(System.getenv()));
    }

    /** Runs on a directory that exists and shows itself on {@code screen}. */
    static int run(DemoOptions options, Screen screen) throws Exception {
        return new Demo(options, screen).run();
    }

    private static void createDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new DemoFailedException(
                    "data directory cannot be made: path=" + directory + " ; choose another with --data (" + e + ")",
                    e);
        }
    }

    private int run() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "tocsin-demo-stop"));
        ExecutorService stage = Executors.newSingleThreadExecutor(task -> new Thread(task, "tocsin-demo-story"));
        try {
            Future<?> story = stage.submit(() -> {
                play();
                return null;
            });
            showUntilOver(story);
            stage.shutdownNow();
            showWhileClosing(stage);
            requireNoStop();
            requireStopped(story);
            screen.close(show.summary());
            return 0;
        } catch (DemoFailedException | StreamsStoppedException e) {
            screen.restore();
            throw e;
        } catch (ExecutionException e) {
            screen.restore();
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } finally {
            stage.shutdownNow();
            stopped.countDown();
        }
    }

    private void play() throws IOException, InterruptedException {
        try (DemoSession session = DemoSession.start(options)) {
            started = true;
            running = session;
            show.watch(session);
            new DemoStory(session, show, options).play();
        }
    }

    /** Draws until the time is over, a stop is asked for, the story fails or the streams stop by themselves. */
    private void showUntilOver(Future<?> story) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        while (!stopAsked.await(SCREEN_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
            screen.update(show.current());
            if (haveStreamsStopped()) {
                return;
            }
            if (story.isDone()) {
                story.get();
                return;
            }
            long elapsed = System.nanoTime() - start;
            if (options.runFor().filter(limit -> elapsed >= limit.toNanos()).isPresent()) {
                return;
            }
        }
    }

    private boolean haveStreamsStopped() {
        DemoSession session = running;
        return session != null && (session.app.state() == State.PENDING_ERROR || session.app.state() == State.ERROR);
    }

    private void requireNoStop() {
        DemoSession session = running;
        if (session == null) {
            return;
        }
        ThreadDeaths deaths = session.app.deaths();
        deaths.unreadableState().ifPresent(unreadable -> {
            throw new DemoFailedException(
                    "stored state of an earlier demo cannot be read: " + unreadable.getMessage() + "; path="
                            + options.dataDirectory() + " ; start afresh with: " + options.command() + " --fresh",
                    unreadable);
        });
        StreamsStop.tell(deaths, session.config.kafka().streams());
        if (haveStreamsStopped()) {
            throw new DemoFailedException("streams have stopped, the log says why: path="
                    + options.dataDirectory().resolve(LOG_FILE));
        }
    }

    private void showWhileClosing(ExecutorService stage) throws InterruptedException {
        show.enter(Phase.STOPPING);
        long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
        while (!stage.awaitTermination(SCREEN_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)
                && System.nanoTime() < deadline) {
            screen.update(show.current());
        }
    }

    /** A stop interrupts the story, and whatever it does to a start-up is no failure; anything else that ended it is one. */
    private void requireStopped(Future<?> story) throws InterruptedException, ExecutionException {
        if (!story.isDone()) {
            LOG.warn("demo did not stop in time, it ends with the process: waited={} s", STOP_TIMEOUT.toSeconds());
            return;
        }
        try {
            story.get();
        } catch (ExecutionException e) {
            if (started && !isInterruption(e)) {
                throw e;
            }
            LOG.info("demo stopped: by={}", String.valueOf(e.getCause()));
        }
    }

    private static boolean isInterruption(Throwable failure) {
        return Causes.of(failure).stream()
                .anyMatch(cause -> cause instanceof InterruptedException || cause instanceof InterruptException);
    }

    private void stopAndWait() {
        stopAsked.countDown();
        try {
            if (!stopped.await(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                screen.restore();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
