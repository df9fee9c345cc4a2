package io.tocsin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A limit of the kernel on the memory of one process, as containers have it; of either version of control groups, where this process may make one.
 *
 * <p>Confined to the drill's thread.
 */
final class MemoryGroup implements AutoCloseable {
    private static final Path VERSION_1 = Path.of("/sys/fs/cgroup/memory");
    private static final Path VERSION_2 = Path.of("/sys/fs/cgroup");

    private final Path group;
    private final Path limit;

    private MemoryGroup(Path group, Path limit) {
        this.group = group;
        this.limit = limit;
    }

    /** Empty where control groups cannot be written. */
    static Optional<MemoryGroup> make(long megabytes) {
        boolean isFirst = Files.isDirectory(VERSION_1);
        Path group = (isFirst ? VERSION_1 : VERSION_2)
                .resolve("tocsin-drill-" + ProcessHandle.current().pid());
        try {
            Files.createDirectory(group);
            MemoryGroup made = new MemoryGroup(group, group.resolve(isFirst ? "memory.limit_in_bytes" : "memory.max"));
            made.limit(megabytes);
            return Optional.of(made);
        } catch (IOException notAllowed) {
            return Optional.empty();
        }
    }

    /** Another limit; that of a lower one while a process holds more is refused. */
    void limit(long megabytes) throws IOException {
        Files.writeString(limit, Long.toString(megabytes << 20));
    }

    /** What stands before a command that is to run within. */
    String[] commandPrefix() {
        return new String[] {"sh", "-c", "echo $$ > " + group.resolve("cgroup.procs") + "; exec \"$@\"", "sh"};
    }

    /** The most that it held so far. */
    long peakMegabytes() throws IOException {
        Path peak = group.resolve("memory.max_usage_in_bytes");
        return Long.parseLong(Files.readString(Files.exists(peak) ? peak : group.resolve("memory.peak"))
                        .strip())
                >> 20;
    }

    /** Possible when its processes have ended. */
    @Override
    public void close() throws IOException {
        Files.delete(group);
    }
}
