package io.tocsin.simulation;

/**
 * The flash sales of one shop, one after the other, at random times.
 *
 * <p>Confined to one thread.
 */
final class SaleCalendar {
    private static final Sale.Shape[] SHAPES = {
        Sale.Shape.SPIKE,
        Sale.Shape.SPIKE,
        Sale.Shape.GRADUAL,
        Sale.Shape.GRADUAL,
        Sale.Shape.GRADUAL,
        Sale.Shape.GRADUAL,
        Sale.Shape.GRADUAL,
        Sale.Shape.SLOW,
        Sale.Shape.SLOW,
        Sale.Shape.SLOW,
        Sale.Shape.DOUBLE,
        Sale.Shape.FLOP
    };

    private static final double MIN_SIZE = 0.3;
    private static final double MAX_SIZE = 1.6;
    /** Above 1: small sales are more frequent than large ones. */
    private static final double SIZE_SKEW = 1.15;

    private final ShopProfile profile;
    private final SimulationSettings settings;
    private final Randomness randomness;
    private Sale sale;

    SaleCalendar(ShopProfile profile, SimulationSettings settings, Randomness randomness) {
        this.profile = profile;
        this.settings = settings;
        this.randomness = randomness;
        this.sale = draw(randomness.between(settings.minSaleGapTicks() / 4, settings.maxSaleGapTicks()));
    }

    /** The sale that runs at this tick, or else the next one. Ticks must not go back. */
    Sale at(long tick) {
        if (tick >= sale.endTick()) {
            int gapTicks = randomness.between(settings.minSaleGapTicks(), settings.maxSaleGapTicks());
            sale = draw(Math.max(tick + 1, sale.startTick() + gapTicks));
        }
        return sale;
    }

    private Sale draw(long startTick) {
        Sale.Shape shape = SHAPES[randomness.between(0, SHAPES.length - 1)];
        double size = MIN_SIZE + (MAX_SIZE - MIN_SIZE) * Math.pow(randomness.uniform(), SIZE_SKEW);
        double orderShare = randomness.between(0.15, 0.4);
        double usual = profile.baseRequestsPerSecond() / profile.cpuCapacityPerSecond();
        double peakPerSecond = (size - usual) * profile.saleCapacityPerSecond(orderShare);
        return new Sale(
                startTick,
                startTick + randomness.between(12, 48),
                randomness.between(shape.minRiseTicks, shape.maxRiseTicks),
                randomness.between(10, 28),
                randomness.between(4.0, 11.0),
                size,
                peakPerSecond,
                orderShare,
                randomness.between(0.75, 1.25),
                peakPerSecond * randomness.between(0.12, 0.45),
                shape);
    }
}
