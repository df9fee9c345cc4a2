package io.tocsin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * The wall clock of a process, wrong by as much as a drill wants and whenever it wants; its monotonic clock goes on. By a library of thirty lines that is
 * preloaded: under Debian's {@code faketime} a JVM, which asks for the time at every turn, needs ten times as long for its start.
 *
 * <p>Confined to the drill's thread.
 */
final class WrongClock {
    private static final Path SOURCE = Path.of("src", "drill-test", "c", "wrong_clock.c");

    private final Path file;
    private final Path library;

    /** Right until it is told otherwise; what it needs lies in {@code directory}. */
    WrongClock(Path directory) throws IOException {
        this.file = Files.createDirectories(directory).resolve("ahead").toAbsolutePath();
        this.library = directory.resolve("wrong_clock.so").toAbsolutePath();
        setAheadBy(Duration.ZERO);
        String unused = Bridge.run(
                "cc",
                "-O2",
                "-shared",
                "-fPIC",
                "-o",
                library.toString(),
                SOURCE.toAbsolutePath().toString(),
                "-ldl");
    }

    /** Why it cannot be had here; empty where it can. */
    static Optional<String> obstacle() {
        boolean hasCompiler = Files.isExecutable(Path.of("/usr/bin/cc"));
        boolean isLinux = "Linux".equals(System.getProperty("os.name"));
        return hasCompiler && isLinux ? Optional.empty() : Optional.of("needs Linux and a C compiler: /usr/bin/cc");
    }

    /** The instance lives by this clock from its next start on. */
    Instance in(Instance instance) {
        return instance.withEnvironment("LD_PRELOAD", library.toString())
                .withEnvironment("WRONG_CLOCK", file.toString());
    }

    /** At once; a negative duration sets it back. */
    void setAheadBy(Duration ahead) {
        ByteBuffer seconds = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        seconds.putLong(ahead.toSeconds()).flip();
        // In place: the process has it mapped.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            int unused = channel.write(seconds, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
