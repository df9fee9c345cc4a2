/**
 * A simulated fleet of small web shops under flash sales, for the demo and for tests; a simulation, and labelled as one ({@code
 * source=simulation}, entities {@code shop/<city>}).
 *
 * <p>Comes in: a seed, a number of shops, a start. Goes out: per 10-s tick the {@link io.tocsin.schemas.Sample}s of all shops and, as ground
 * truth from the clients' side, a {@link io.tocsin.schemas.Label} for every failure that has ended. Next: the demo publishes both. No
 * Kafka, no clock, no files here.
 *
 * <pre>
 * SaleCalendar ─► Announcements ───────────────────────────────────────────────────────────────────────────────────────► Sample
 *      └────────► Visitors ─► ShopServer: RequestQueue ─► WorkerPool ─► ConnectionPool ─► Clients ─► FailureDetector ─► Label
 * DisturbanceCalendar ──────►             Heap (garbage collection slows the workers)     │ retries     Telemetry ─────► Sample
 *                                             ▲───────────────────────────────────────────┘
 * </pre>
 */
@NullMarked
package io.tocsin.simulation;

import org.jspecify.annotations.NullMarked;
