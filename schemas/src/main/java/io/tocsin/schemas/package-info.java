/**
 * What crosses a topic: the Avro contracts (generated from {@code src/main/avro}) and the topics with their settings. No logic.
 *
 * <p>Comes in: nothing; this is the ground floor. Goes out: the words that every other module uses on the wire. Next: {@link
 * io.tocsin.schemas.serde}, which turns them into bytes and back.
 *
 * <p>Not null-marked as a whole: the generated classes take null where a contract allows it and cannot say so.
 */
package io.tocsin.schemas;
