package io.tocsin.demo.infrastructure;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Drops the two lines that a single-node broker logs as warnings on every healthy start and stop; by message, so that all other
 * warnings of the same classes are still seen. Named in {@code logback.xml}. Stateless, thread-safe.
 */
public final class RoutineBrokerWarnings extends Filter<ILoggingEvent> {
    @Override
    public FilterReply decide(ILoggingEvent event) {
        return isRoutine(event) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isRoutine(ILoggingEvent event) {
        return switch (event.getLoggerName()) {
            case "org.apache.kafka.controller.QuorumController" ->
                event.getFormattedMessage().contains("Performing controller activation.");
            case "org.apache.kafka.clients.NetworkClient" ->
                event.getFormattedMessage().contains("Attempting to close NetworkClient that has already been closed.");
            default -> false;
        };
    }
}
