package io.tocsin.simulation;

/**
 * What bears on the database in a tick.
 *
 * @param saleOrderShare share of the orders that are for the item on sale, 0 to 1
 * @param lockHoldSeconds how long one of those keeps the row lock
 * @param heldShare share of the connections that something else keeps, 0 to 1
 * @param slowness service times as a multiple of the usual ones, ≥ 1
 */
record DatabaseLoad(double saleOrderShare, double lockHoldSeconds, double heldShare, double slowness) {}
