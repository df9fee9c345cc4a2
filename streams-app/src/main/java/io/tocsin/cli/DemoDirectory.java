package io.tocsin.cli;

import io.tocsin.demo.infrastructure.DirectoryLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The data directory of a demo: one that has the demo's lock file in it.
 *
 * <p>Thread-safe.
 */
final class DemoDirectory {
    private static final String LOCK_FILE = ".tocsin.lock";

    private final Path directory;

    DemoDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Deletes it with everything in it; symbolic links are deleted, not followed.
     *
     * @return false when there is none
     * @throws CommandFailedException if it is something else than a demo's directory
     * @throws io.tocsin.demo.infrastructure.InfrastructureException if a demo is using it
     */
    boolean delete() throws IOException {
        if (Files.notExists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                || !Files.isRegularFile(directory.resolve(LOCK_FILE), LinkOption.NOFOLLOW_LINKS)) {
            throw new CommandFailedException("not the data directory of a demo, nothing is deleted: path=" + directory);
        }
        DirectoryLock.acquire(directory).close();
        for (Path file : contentsFirst()) {
            Files.delete(file);
        }
        return true;
    }

    private List<Path> contentsFirst() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
