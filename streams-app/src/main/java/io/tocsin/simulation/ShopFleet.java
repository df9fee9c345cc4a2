package io.tocsin.simulation;

import io.tocsin.schemas.Label;
import io.tocsin.schemas.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fleet of simulated web shops. The same seed, number of shops, start and settings give the same numbers, however a moment is reached; a
 * shop's numbers do not depend on how many others there are.
 *
 * <p>Confined to one thread.
 */
public final class ShopFleet {
    /** Length of a tick. */
    public static final Duration TICK = Duration.ofSeconds(10);

    /** Most shops that have a name. */
    public static final int MAX_SHOPS = Cities.NAMES.size();

    private final Instant start;
    private final List<Shop> shops;
    private long nextTick;

    /**
     * @param seed any number
     * @param shopCount 1 to {@link #MAX_SHOPS}
     * @param start beginning of the first tick, a multiple of 10 seconds
     * @throws IllegalArgumentException when one of them is out of range
     */
    public ShopFleet(long seed, int shopCount, Instant start, SimulationSettings settings) {
        if (shopCount < 1 || shopCount > MAX_SHOPS) {
            throw new IllegalArgumentException(
                    "shop count out of range 1 to " + MAX_SHOPS + ": shopCount=" + shopCount);
        }
        if (start.toEpochMilli() % TICK.toMillis() != 0) {
            throw new IllegalArgumentException("start not on the 10-second grid: start=" + start);
        }
        this.start = start;
        Randomness randomness = new Randomness(seed);
        List<Shop> opened = new ArrayList<>();
        for (int index = 0; index < shopCount; index++) {
            opened.add(new Shop("shop/" + Cities.NAMES.get(index), settings, randomness.fork(index)));
        }
        this.shops = List.copyOf(opened);
    }

    /** Lives through the next tick. */
    public FleetTick advance() {
        Instant tickEnd = timeOf(nextTick + 1);
        List<Sample> samples = new ArrayList<>(shops.size());
        List<Label> labels = new ArrayList<>();
        for (Shop shop : shops) {
            Optional<FailureDetector.Span> ended = shop.tick(nextTick, tickEnd, samples);
            ended.ifPresent(span -> labels.add(interval(shop, span).toLabel()));
        }
        nextTick++;
        return new FleetTick(tickEnd, List.copyOf(samples), List.copyOf(labels));
    }

    /**
     * Lives through all ticks that end at or before the given time, without telling of them; does nothing when it is past already.
     *
     * <p>Cost: that of the ticks, some 40 µs per shop and tick.
     */
    public void skipTo(Instant time) {
        while (!timeOf(nextTick + 1).isAfter(time)) {
            advance();
        }
    }

    /** The end of the last tick, or the start. */
    public Instant time() {
        return timeOf(nextTick);
    }

    /** The failures that go on; known from their third failing tick on, with their end so far. */
    public List<FailureInterval> ongoingFailures() {
        List<FailureInterval> ongoing = new ArrayList<>();
        for (Shop shop : shops) {
            shop.ongoingFailure().ifPresent(span -> ongoing.add(interval(shop, span)));
        }
        return ongoing;
    }

    /** Of each shop the sale that is on or else the next one. */
    public List<PlannedSale> plannedSales() {
        List<PlannedSale> planned = new ArrayList<>();
        for (Shop shop : shops) {
            Sale sale = shop.sale(nextTick);
            double usual = shop.profile().baseRequestsPerSecond();
            planned.add(new PlannedSale(
                    shop.profile().entity(), timeOf(sale.openTick()), 1 + Math.max(0, sale.peakPerSecond()) / usual));
        }
        return planned;
    }

    List<Shop> shops() {
        return shops;
    }

    long nextTick() {
        return nextTick;
    }

    private FailureInterval interval(Shop shop, FailureDetector.Span span) {
        return new FailureInterval(
                shop.profile().entity(), timeOf(span.startTick()), timeOf(span.endTick()), span.cause());
    }

    private Instant timeOf(long tick) {
        return start.plus(TICK.multipliedBy(tick));
    }
}
