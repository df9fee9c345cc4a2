package io.tocsin.demo;

import io.tocsin.simulation.FailureInterval;
import io.tocsin.simulation.FleetTick;
import io.tocsin.simulation.ShopFleet;
import io.tocsin.simulation.SimulationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Lets the simulated shops live and tells Kafka what their monitoring would: the history as fast as it goes, then in time-lapse until simulated
 * time meets now, then at the pace of the clock. Nothing is ever from the future.
 *
 * <p>Confined to one thread, but for what the screen reads.
 */
final class FleetFeeder {
    private static final int SAVE_EVERY_TICKS = 30;

    private final Path dataDirectory;
    private final FleetSink publisher;
    private final Clock clock;
    private final Consumer<FailureInterval> onFailure;
    private final ShopFleet fleet;
    private volatile DemoPosition position;
    private volatile double timeLapse;
    private long fedTicks;

    FleetFeeder(
            DemoPosition position,
            Path dataDirectory,
            FleetSink publisher,
            Clock clock,
            Consumer<FailureInterval> onFailure) {
        this.position = position;
        this.dataDirectory = dataDirectory;
        this.publisher = publisher;
        this.clock = clock;
        this.onFailure = onFailure;
        this.fleet = new ShopFleet(position.seed(), position.shops(), position.start(), SimulationSettings.defaults());
    }

    /** End of the newest tick that was fed, in simulated time. */
    Instant simulatedTime() {
        return position.fedUntil();
    }

    /** Start of simulated time. */
    Instant start() {
        return position.start();
    }

    /** How many shops there are. */
    int shops() {
        return position.shops();
    }

    /** Simulated seconds a second, just now. */
    double timeLapse() {
        return timeLapse;
    }

    /** Lives up to where an earlier demo stopped, without telling of it again. */
    void resume() {
        fleet.skipTo(position.fedUntil());
    }

    /** Feeds up to {@code end}, or to the clock's time if that is earlier, as fast as it goes. */
    void feedHistory(Instant end) throws InterruptedException {
        timeLapse = Double.POSITIVE_INFINITY;
        while (fleet.time().isBefore(end) && !fleet.time().plus(ShopFleet.TICK).isAfter(clock.instant())) {
            requireNotInterrupted();
            feedTick();
        }
        save();
    }

    /** Feeds in time-lapse, then at the pace of the clock, until interrupted. */
    void feedLive() throws InterruptedException {
        long tickNanos = (long) (ShopFleet.TICK.toNanos() / DemoPlan.TIME_LAPSE);
        long next = System.nanoTime();
        while (true) {
            boolean behind =
                    fleet.time().plus(ShopFleet.TICK).isBefore(clock.instant().minus(ShopFleet.TICK));
            timeLapse = behind ? DemoPlan.TIME_LAPSE : 1;
            if (behind) {
                next = Math.max(next + tickNanos, System.nanoTime() - tickNanos);
                sleepUntil(next);
            } else {
                awaitClock(fleet.time().plus(ShopFleet.TICK));
            }
            feedTick();
        }
    }

    private void feedTick() {
        FleetTick tick = fleet.advance();
        tick.labels().forEach(publisher::publish);
        tick.samples().forEach(publisher::publish);
        fleet.ongoingFailures().forEach(onFailure);
        position = position.fedUntil(tick.time());
        if (++fedTicks % SAVE_EVERY_TICKS == 0) {
            save();
        }
    }

    /** Writes down where the simulation stands, once Kafka has all of it. */
    void save() {
        DemoPosition fed = position;
        publisher.flush();
        try {
            fed.save(dataDirectory);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "position of the simulation cannot be stored: directory=" + dataDirectory, e);
        }
    }

    /** Asks the clock again after the sleep: it may have been set back. */
    private void awaitClock(Instant time) throws InterruptedException {
        while (clock.instant().isBefore(time)) {
            sleepFor(Duration.between(clock.instant(), time));
        }
    }

    private static void requireNotInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static void sleepUntil(long nanoTime) throws InterruptedException {
        sleepFor(Duration.ofNanos(nanoTime - System.nanoTime()));
    }

    private static void sleepFor(Duration duration) throws InterruptedException {
        if (duration.isNegative() || duration.isZero()) {
            requireNotInterrupted();
        } else {
            Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
        }
    }
}
