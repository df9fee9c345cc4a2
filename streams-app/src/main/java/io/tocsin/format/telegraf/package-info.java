/**
 * Metrics of Telegraf in its own JSON.
 *
 * <p>Comes in: the value of one record of Telegraf's Kafka output with {@code data_format = "json"}. Goes out:
 * {@link io.tocsin.format.MetricPoint}s, one a field, named {@code measurement.field}; the tag {@code host} is their resource. Next: whoever holds a
 * {@link io.tocsin.format.PointDecoder}.
 */
@NullMarked
package io.tocsin.format.telegraf;

import org.jspecify.annotations.NullMarked;
