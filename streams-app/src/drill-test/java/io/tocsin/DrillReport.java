package io.tocsin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** One line a drill, on standard output and in {@code target/drills.md}. Stateless, thread-safe. */
final class DrillReport {
    private static final Path FILE = Path.of("target", "drills.md");

    private DrillReport() {}

    /** What was done to whom, what was measured, and what the ledger found. */
    static void tell(String name, String done, String figures, Findings findings) {
        write(String.format(
                Locale.ROOT,
                "drill | %s | %s | %s; %,d samples, %d incidents; load average %.1f | lost %d, twice %d",
                name,
                done,
                figures,
                findings.acknowledged(),
                findings.opened().size(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                findings.lost(),
                findings.twice() + findings.alertsTwice()));
    }

    /** A drill that cannot be had here, and why. */
    static void skipped(String name, String reason) {
        write("drill | " + name + " | skipped | " + reason + " | -");
    }

    private static void write(String line) {
        System.out.println(line);
        try {
            Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
