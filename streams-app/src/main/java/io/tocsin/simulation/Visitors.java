package io.tocsin.simulation;

/**
 * What the visitors of one shop ask for: a daily wave with noise of hours, minutes and seconds, and the sale on top.
 *
 * <p>Confined to one thread.
 */
final class Visitors {
    private static final double DAILY_WAVE = 0.35;
    private static final double USUAL_ORDER_SHARE = 0.06;
    private static final double REQUESTS_PER_EARLY_VISITOR = 12;
    private static final double REQUESTS_PER_BUYER = 5;

    private final ShopProfile profile;
    private final long ticksPerDay;
    private final Randomness randomness;
    private final Drift slow = new Drift(150, 0.14);
    private final Drift fast = new Drift(3, 0.04);

    Visitors(ShopProfile profile, long ticksPerDay, Randomness randomness) {
        this.profile = profile;
        this.ticksPerDay = ticksPerDay;
        this.randomness = randomness;
    }

    /** The load of the tick; to be asked once for each. */
    Load at(long tick, Sale sale) {
        double wave = 1 + DAILY_WAVE * Math.cos(2 * Math.PI * ((double) tick / ticksPerDay - profile.dayPhase()));
        double noise = Math.exp(slow.next(randomness) + fast.next(randomness));
        double usual = profile.baseRequestsPerSecond() * wave * noise;
        double crowdNoise = Math.exp(fast.value());
        double early = sale.earlyVisitorsPerSecond(tick) * crowdNoise;
        double buyers = sale.buyersPerSecond(tick) * crowdNoise;
        double saleOrders = buyers * sale.orderShare();
        double orders = usual * USUAL_ORDER_SHARE + saleOrders;
        return new Load(
                usual + early + buyers - orders,
                orders,
                saleOrders / orders,
                (usual + early + buyers * sale.pageWeight()) / (usual + early + buyers),
                usual / ShopProfile.REQUESTS_PER_VISITOR
                        + early / REQUESTS_PER_EARLY_VISITOR
                        + buyers / REQUESTS_PER_BUYER);
    }

    /** Noise that remembers: a first-order autoregression with the given time constant and deviation. */
    private static final class Drift {
        private final double keep;
        private final double kick;
        private double value;

        Drift(double ticks, double deviation) {
            this.keep = Math.exp(-1 / ticks);
            this.kick = deviation * Math.sqrt(1 - keep * keep);
        }

        double next(Randomness randomness) {
            value = keep * value + kick * randomness.gaussian();
            return value;
        }

        double value() {
            return value;
        }
    }
}
