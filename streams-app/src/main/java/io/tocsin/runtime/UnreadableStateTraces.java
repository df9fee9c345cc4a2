package io.tocsin.runtime;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.tocsin.binary.UnreadableStateException;

/**
 * Drops the stack traces with which Kafka Streams tells, thread by thread, that stored state cannot be read: the command that ends of it says so in one
 * line, and with {@code --debug} with its trace. Named in {@code logback.xml}. Stateless, thread-safe.
 */
public final class UnreadableStateTraces extends Filter<ILoggingEvent> {
    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (!event.getLoggerName().startsWith("org.apache.kafka.streams")) {
            return FilterReply.NEUTRAL;
        }
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            if (cause.getClassName().equals(UnreadableStateException.class.getName())) {
                return FilterReply.DENY;
            }
        }
        return FilterReply.NEUTRAL;
    }
}
