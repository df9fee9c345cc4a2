package io.tocsin.simulation;

/**
 * One flash sale: early visitors refresh the page more and more until it opens, then buyers rise, stay and leave. All times in ticks since
 * the start of the simulation.
 *
 * @param startTick when the first early visitors come
 * @param openTick when the sale opens
 * @param riseTicks from opening to the peak
 * @param plateauTicks how long the peak lasts
 * @param decayTicks time constant of the decline
 * @param size the peak, usual load included, as a multiple of what the shop can take
 * @param peakPerSecond buyers' requests at the peak
 * @param orderShare share of those that are orders
 * @param pageWeight CPU time of its requests as a multiple of the usual one; the shop learns it only when it opens
 * @param earlyPerSecond early visitors' requests at opening
 * @param shape how it runs
 */
record Sale(
        long startTick,
        long openTick,
        int riseTicks,
        int plateauTicks,
        double decayTicks,
        double size,
        double peakPerSecond,
        double orderShare,
        double pageWeight,
        double earlyPerSecond,
        Shape shape) {
    /** How the buyers come. */
    enum Shape {
        SPIKE(3, 6),
        GRADUAL(12, 25),
        SLOW(28, 45),
        /** Two waves. */
        DOUBLE(8, 18),
        /** Early visitors as ever, but nobody buys. */
        FLOP(3, 6);

        final int minRiseTicks;
        final int maxRiseTicks;

        Shape(int minRiseTicks, int maxRiseTicks) {
            this.minRiseTicks = minRiseTicks;
            this.maxRiseTicks = maxRiseTicks;
        }
    }

    private static final double EARLY_VISITORS_LEAVE_TICKS = 4;
    private static final double DIP_BETWEEN_WAVES = 0.45;
    private static final double FLOP_SHARE = 0.05;

    /** The first tick after it. */
    long endTick() {
        return openTick + riseTicks + plateauTicks + (long) (4 * decayTicks);
    }

    boolean open(long tick) {
        return tick >= openTick && tick < endTick();
    }

    boolean early(long tick) {
        return tick >= startTick && tick < openTick;
    }

    /** Requests a second of those who buy. */
    double buyersPerSecond(long tick) {
        if (!open(tick)) {
            return 0;
        }
        double sinceOpening = tick - openTick + 0.5;
        double level;
        if (sinceOpening < riseTicks) {
            double part = sinceOpening / riseTicks;
            level = part * part * (3 - 2 * part);
        } else if (sinceOpening < riseTicks + plateauTicks) {
            level = plateau((sinceOpening - riseTicks) / plateauTicks);
        } else {
            level = Math.exp(-(sinceOpening - riseTicks - plateauTicks) / decayTicks);
        }
        return peakPerSecond * level * (shape == Shape.FLOP ? FLOP_SHARE : 1);
    }

    /** Requests a second of those who refresh the page before it opens, and for a short time after. */
    double earlyVisitorsPerSecond(long tick) {
        if (early(tick)) {
            double part = (tick - startTick + 0.5) / (openTick - startTick);
            return earlyPerSecond * part * part;
        }
        return open(tick) ? earlyPerSecond * Math.exp(-(tick - openTick + 0.5) / EARLY_VISITORS_LEAVE_TICKS) : 0;
    }

    private double plateau(double part) {
        return shape == Shape.DOUBLE ? 1 - DIP_BETWEEN_WAVES * Math.sin(Math.PI * part) : 1;
    }
}
