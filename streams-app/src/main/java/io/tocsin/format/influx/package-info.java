/**
 * InfluxDB's line protocol, which Telegraf writes by default.
 *
 * <p>Comes in: lines of text. Goes out: {@link io.tocsin.format.MetricPoint}s, one a field, named {@code measurement.field}; the tag {@code host} is
 * their resource. Next: whoever holds a {@link io.tocsin.format.PointDecoder}.
 */
@NullMarked
package io.tocsin.format.influx;

import org.jspecify.annotations.NullMarked;
