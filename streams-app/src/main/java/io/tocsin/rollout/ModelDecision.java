package io.tocsin.rollout;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record that may be written as long as the models topic says what it was decided on. Asked by one thread. */
interface ModelDecision {

    /** Throws what stops the writing; asked whenever the state may have changed. */
    void requireHolds(ModelHistory now);

    /** What is to be written. */
    ProducerRecord<String, SpecificRecord> entry();

    /** Whether it is among what the topic has said: a writer that is ended while it commits cannot know otherwise. */
    boolean isWrittenIn(ModelHistory now);
}
