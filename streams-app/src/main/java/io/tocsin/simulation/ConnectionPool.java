package io.tocsin.simulation;

/**
 * The database behind its connection pool: requests wait for a connection, hold it for a query or an order, and give it back. Queries slow
 * down with the number of busy connections; orders of the item on sale queue for its {@link RowLock} while holding theirs.
 *
 * <p>Confined to one thread.
 */
final class ConnectionPool {
    /** Waiting longer for a connection is an error (HikariCP: connectionTimeout). */
    static final double MAX_WAIT_SECONDS = 5;

    private final ShopProfile profile;
    private final Requests pending = new Requests();
    private final Requests active = new Requests();
    private int held;
    private double browseSeconds;
    private double orderSeconds;
    private double waitSeconds;
    private double lockWaiting;

    ConnectionPool(ShopProfile profile) {
        this.profile = profile;
        this.browseSeconds = profile.querySeconds();
        this.orderSeconds = profile.orderSeconds();
    }

    int pending() {
        return pending.total();
    }

    int present() {
        return pending.total() + active.total();
    }

    double usage() {
        return Math.min(1, (double) (active.total() + held) / profile.connections());
    }

    /** Orders that hold a connection and wait for the row lock. */
    double lockWaiting() {
        return lockWaiting;
    }

    /** The mean time of a page's query with its wait for a connection. */
    double browseResidenceSeconds() {
        return waitSeconds + browseSeconds;
    }

    /** The mean time of an order with its wait for a connection. */
    double orderResidenceSeconds() {
        return waitSeconds + orderSeconds;
    }

    /** One step: the arrivals queue up, free connections are given out, some requests finish, those who waited too long give up. */
    void step(Requests arrivals, DatabaseLoad load, Requests finished, Requests expired, Randomness randomness) {
        held = (int) Math.round(load.heldShare() * profile.connections());
        pending.takeAll(arrivals);
        if (present() == 0) {
            waitSeconds = 0;
            lockWaiting = 0;
            return;
        }
        int usable = Math.max(1, profile.connections() - held);
        double meanSeconds = slowDown(load);
        int present = active.total();
        double turnover = usable * ShopServer.STEP_SECONDS / meanSeconds;
        int admissible = randomness.round(Math.max(0, turnover + usable - present));
        int arriving = Math.min(pending.total(), admissible);
        active.take(arriving, pending, randomness);
        finish(present, arriving, usable, finished, randomness);
        waitSeconds = pending.total() * meanSeconds / usable;
        int patient = (int) (MAX_WAIT_SECONDS * usable / meanSeconds);
        expired.take(pending.total() - patient, pending, randomness);
    }

    void clear(Requests lost) {
        lost.takeAll(pending);
        lost.takeAll(active);
    }

    /** Sets the residence times for this step and returns their mean over the classes present. */
    private double slowDown(DatabaseLoad load) {
        double busy = (double) (active.total() + held) / profile.connections();
        double slowness = load.slowness() * (1 + 0.8 * busy * busy);
        browseSeconds = profile.querySeconds() * slowness;
        int newOrders = Math.min(pending.orders, profile.connections());
        double saleOrders = Math.max(active.orders, 0.5 * newOrders) * load.saleOrderShare();
        double alone = profile.orderSeconds() * slowness;
        double onSale = Contention.residenceSeconds(alone, saleOrders * load.lockHoldSeconds());
        orderSeconds = alone + load.saleOrderShare() * (onSale - alone);
        lockWaiting = active.orders * (1 - alone / orderSeconds);
        double orderShare = (double) (active.orders + pending.orders) / present();
        return browseSeconds + orderShare * (orderSeconds - browseSeconds);
    }

    private void finish(int present, int arriving, int usable, Requests finished, Randomness randomness) {
        int all = present + arriving;
        if (all == 0) {
            return;
        }
        double step = ShopServer.STEP_SECONDS;
        finished.browse +=
                leave(active.browse, Contention.leavingShare(step, browseSeconds, present, arriving), randomness);
        finished.orders +=
                leave(active.orders, Contention.leavingShare(step, orderSeconds, present, arriving), randomness);
        active.set(active.browse - finished.browse, active.orders - finished.orders);
        // Admission counted on connections coming back within the step; more than there are cannot be taken at its end.
        finished.take(active.total() - usable, active, randomness);
    }

    private static int leave(int count, double share, Randomness randomness) {
        return randomness.binomial(count, share);
    }
}
