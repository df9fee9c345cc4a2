package io.tocsin.runtime;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Drops the stack traces with which Kafka's classes tell, each on its own, that somebody was not let in or lacks a right: what ends or goes on of it says so
 * in one line, and with {@code --debug} with its trace. Named in {@code logback.xml}. Stateless, thread-safe.
 */
public final class RefusalTraces extends Filter<ILoggingEvent> {
    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getLoggerName().startsWith("org.apache.kafka.")
                        && event.getThrowableProxy() instanceof ThrowableProxy thrown
                        && BrokerRefusal.isIn(thrown.getThrowable())
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
