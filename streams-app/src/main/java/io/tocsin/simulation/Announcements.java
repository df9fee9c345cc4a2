package io.tocsin.simulation;

import io.tocsin.engine.features.AnnouncedLoad;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What marketing tells beforehand of the sales of one shop: of most of them, ten minutes to half an hour ahead, about when and about how large. Some
 * sales flop, and nobody knows that beforehand.
 *
 * <p>Confined to one thread.
 */
final class Announcements {
    private static final double ANNOUNCED_SHARE = 0.92;
    private static final int MIN_NOTICE_TICKS = 60;
    private static final int MAX_NOTICE_TICKS = 180;
    private static final int OFF_TICKS = 4;
    private static final double OFF_MULTIPLE = 0.2;

    private final double usualPerSecond;
    private final Randomness randomness;
    private @Nullable Sale sale;
    private long knownFromTick;
    private long openTick;
    private long endTick;
    private double multiple;

    Announcements(ShopProfile profile, Randomness randomness) {
        this.usualPerSecond = profile.baseRequestsPerSecond();
        this.randomness = randomness;
    }

    /**
     * Adds what is known at {@code tick}, if anything.
     *
     * @param next the sale that is on or else the next one
     */
    void addTo(Map<String, Double> metrics, long tick, Sale next) {
        if (!next.equals(sale)) {
            announce(next);
        }
        if (tick >= knownFromTick && tick < endTick) {
            metrics.put(AnnouncedLoad.TICKS, (double) Math.max(0, openTick - tick));
            metrics.put(AnnouncedLoad.MULTIPLE, multiple);
        }
    }

    private void announce(Sale next) {
        sale = next;
        boolean announced = randomness.chance(ANNOUNCED_SHARE);
        openTick = next.openTick() + randomness.between(-OFF_TICKS, OFF_TICKS);
        knownFromTick = announced ? openTick - randomness.between(MIN_NOTICE_TICKS, MAX_NOTICE_TICKS) : Long.MAX_VALUE;
        endTick = openTick + next.riseTicks() + next.plateauTicks();
        double planned = 1 + Math.max(0, next.peakPerSecond()) / usualPerSecond;
        multiple = Math.max(1, planned * Math.exp(OFF_MULTIPLE * randomness.gaussian()));
    }
}
