package io.tocsin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file system of a few megabytes in memory, which a drill fills up; root alone can have one.
 *
 * <p>Confined to the drill's thread.
 */
final class SmallDisk implements AutoCloseable {
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /** Mounted at {@code directory}; empty where that is not allowed. */
    static Optional<SmallDisk> mount(Path directory, int megabytes) throws IOException {
        Files.createDirectories(directory);
        return run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tocsin-drill", directory.toString()) == 0
                ? Optional.of(new SmallDisk(directory))
                : Optional.empty();
    }

    /** Writes until nothing fits any more. */
    void fill() throws IOException {
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (true) {
                filler.write(new byte[CHUNK_BYTES]);
            }
        } catch (IOException full) {
            if (Files.getFileStore(directory).getUsableSpace() > CHUNK_BYTES) {
                throw full;
            }
        }
    }

    /** Gives the space back. */
    void empty() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    private static int run(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join()
                .exitValue();
    }

    @Override
    public void close() throws IOException {
        int unused = run("umount", "-l", directory.toString());
    }
}
