/**
 * Records as bytes: Avro in the Confluent wire format, with the schemas in a Schema Registry.
 *
 * <p>Comes in: the contracts of {@link io.tocsin.schemas} and a registry's url. Goes out: one Kafka serde for every contract,
 * and two kinds of failure on reading that want two answers: {@link io.tocsin.schemas.serde.UndecodableRecordException} (this
 * record will never be readable: dead-letter it) and {@link io.tocsin.schemas.serde.RegistryUnavailableException} (try again
 * later). Next: {@code streams-app}, whose topology and tools read and write topics with them.
 */
@NullMarked
package io.tocsin.schemas.serde;

import org.jspecify.annotations.NullMarked;
