package io.tocsin.simulation;

/**
 * The lock on the stock row of the item on sale: its orders hold it one after the other, and each looks through the orders already there, so
 * the hold grows as the sale goes on (the missing index).
 *
 * <p>Confined to one thread.
 */
final class RowLock {
    /** The hold grows by at most this share, reached gradually. */
    static final double MAX_GROWTH = 0.6;

    private final double baseHoldSeconds;
    private final double ordersToHalfGrowth;
    private double saleOrders;

    RowLock(ShopProfile profile) {
        this.baseHoldSeconds = profile.lockHoldSeconds();
        this.ordersToHalfGrowth = 60 / profile.lockHoldSeconds();
    }

    void ordered(double orders) {
        saleOrders += orders;
    }

    /** Another item is on sale from now on. */
    void reset() {
        saleOrders = 0;
    }

    double holdSeconds() {
        return baseHoldSeconds * (1 + MAX_GROWTH * saleOrders / (saleOrders + ordersToHalfGrowth));
    }
}
