package io.tocsin.topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes what a {@link FollowedTopic} reads.
 *
 * <p>Called by one thread.
 */
public interface TopicListener {
    /**
     * The topic is read from its beginning, for the first time or again.
     *
     * @param sameTopic false if it was deleted and created anew since the last time
     */
    void begin(boolean sameTopic);

    /**
     * The next record, good or bad.
     *
     * @throws RuntimeException if it cannot be told which; everything is read again after a second
     */
    void take(ConsumerRecord<String, byte[]> record);

    /** All up to {@code offset} was handed over: what it says together is in force. */
    void isRead(long offset);

    /** From now on an offset may stand for another record than before. */
    void offsetsChanged();
}
