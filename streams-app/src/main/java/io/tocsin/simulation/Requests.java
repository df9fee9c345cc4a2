package io.tocsin.simulation;

/**
 * A number of requests by class: browsing pages and placing orders. A mutable workspace: the parts of the shop hand requests on by moving
 * counts from one to the next, without allocation.
 *
 * <p>Confined to one thread.
 */
final class Requests {
    int browse;
    int orders;

    int total() {
        return browse + orders;
    }

    void set(int browseCount, int orderCount) {
        browse = browseCount;
        orders = orderCount;
    }

    void add(Requests others) {
        browse += others.browse;
        orders += others.orders;
    }

    /** Moves all of the others here. */
    void takeAll(Requests others) {
        add(others);
        others.set(0, 0);
    }

    /** Moves up to {@code count} of the others here, in their proportion of classes. */
    void take(int count, Requests others, Randomness randomness) {
        int available = others.total();
        if (count >= available) {
            takeAll(others);
            return;
        }
        if (count <= 0) {
            return;
        }
        int movedOrders = randomness.round((double) count * others.orders / available);
        movedOrders = Math.max(count - others.browse, Math.min(movedOrders, Math.min(others.orders, count)));
        int movedBrowse = count - movedOrders;
        others.browse -= movedBrowse;
        others.orders -= movedOrders;
        browse += movedBrowse;
        orders += movedOrders;
    }
}
