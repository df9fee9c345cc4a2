package io.tocsin.backtest.nab;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The benchmark's way to write a moment, {@code 2014-02-14 14:30:00} with or without a fraction; read as UTC. Thread-safe. */
final class NabTimestamp {
    private NabTimestamp() {}

    /** Epoch milliseconds; empty if {@code text} is no such moment. */
    static Optional<Long> parse(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.trim().replace(' ', 'T'))
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
