package io.tocsin;

import java.time.Instant;

/** The command that plans a silence, under the id {@code quiet}, for eight hours. Stateless, thread-safe. */
final class PlannedSilence {
    private PlannedSilence() {}

    static String[] command(String selector, Instant start) {
        return new String[] {
            "calendar",
            "add",
            "--id",
            "quiet",
            "--title",
            "Quiet",
            "--kind",
            "silence",
            "--selector",
            selector,
            "--start",
            start.toString(),
            "--for",
            "8h"
        };
    }
}
