package io.tocsin.runtime;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts other stream threads in the place of those that are there, one after the other: their consumers begin with the clock as it is now.
 *
 * <p>Confined to one thread at a time.
 */
public final class ThreadRelief {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadRelief.class);
    private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaStreams streams;

    public ThreadRelief(KafkaStreams streams) {
        this.streams = streams;
    }

    /**
     * Tries once for each thread, and says how many have another in their place. Streams that do not run take none; one that was replaced may still wait when this
     * returns, and ends later.
     */
    public void run() {
        int count = streams.metadataForLocalThreads().size();
        int relieved = 0;
        for (int thread = 0; thread < count; thread++) {
            if (streams.addStreamThread().isPresent()) {
                relieved++;
                removeOldest();
            }
        }
        LOG.info("stream threads were replaced by others: replaced={} of={}", relieved, count);
    }

    private void removeOldest() {
        try {
            Optional<String> unused = streams.removeStreamThread(LEAVE_TIMEOUT);
        } catch (TimeoutException e) {
            // One without records may wait by the clock that was set back. It is out of its group by then, and ends
            // when it wakes up.
            LOG.debug("stream thread still waits, another works in its place", e);
        }
    }
}
