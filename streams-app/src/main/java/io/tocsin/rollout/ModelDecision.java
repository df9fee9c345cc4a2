package io.tocsin.rollout;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that may be written as long as the models topic says what it was decided on. Asked by one thread. */
interface ModelDecision {

    /** Throws what stops the writing; asked whenever the state may have changed. */
    void requireHolds(ModelHistory now);

    /** What is to be written, all or nothing: what changes, and the events that tell of it. */
    List<ProducerRecord<String, byte[]>> entries();

    /** Whether it is among what the topic has said: a writer that is ended while it commits cannot know otherwise. */
    boolean isWrittenIn(ModelHistory now);
}
