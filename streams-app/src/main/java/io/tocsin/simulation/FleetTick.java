package io.tocsin.simulation;

import io.tocsin.schemas.Label;
import io.tocsin.schemas.Sample;
import java.time.Instant;
import java.util.List;

/**
 * What became known in one tick of the fleet.
 *
 * @param time the end of the tick; when it is past, everything in here may be told
 * @param samples what monitoring delivered: usually one of each shop, read within the last 0.4 s before {@code time}; seldom a late one,
 *     with the time when it was read, or none
 * @param labels the failures that are now known to have ended
 */
public record FleetTick(Instant time, List<Sample> samples, List<Label> labels) {}
