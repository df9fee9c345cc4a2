package io.tocsin.simulation;

/**
 * What the visitors of a shop ask for in one tick.
 *
 * @param browsePerSecond pages
 * @param ordersPerSecond orders
 * @param saleOrderShare share of the orders that are for the item on sale, 0 to 1
 * @param pageWeight CPU time of a request as a multiple of the usual one
 * @param visitorsPerSecond new visitors, each of whom opens a session
 */
record Load(
        double browsePerSecond,
        double ordersPerSecond,
        double saleOrderShare,
        double pageWeight,
        double visitorsPerSecond) {}
