package io.tocsin.demo.infrastructure;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sole ownership of a data directory, held until {@link #close()} or the end of this JVM, however it ends.
 *
 * <p>Holds between processes and within one. Thread-safe.
 */
public final class DirectoryLock implements AutoCloseable {
    /**
     * File locks belong to the whole JVM, and on POSIX a second channel on the same file drops the first one's lock when it
     * closes: the file must not even be opened while this JVM holds it.
     */
    private static final Set<Path> HELD_BY_THIS_JVM = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Creates the directory if it is missing and takes the lock, without waiting.
     *
     * @throws InfrastructureException if another owner has the directory or it cannot be written
     */
    public static DirectoryLock acquire(Path directory) {
        Path owned = createDirectory(directory);
        if (!HELD_BY_THIS_JVM.add(owned)) {
            throw inUse(owned);
        }
        try {
            return new DirectoryLock(owned, lockedChannel(owned));
        } catch (RuntimeException failure) {
            HELD_BY_THIS_JVM.remove(owned);
            throw failure;
        }
    }

    private static Path createDirectory(Path directory) {
        try {
            return Files.createDirectories(directory).toRealPath();
        } catch (IOException cause) {
            throw notWritable(directory, cause);
        }
    }

    private static FileChannel lockedChannel(Path directory) {
        try {
            FileChannel channel = FileChannel.open(
                    directory.resolve(".tocsin.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw inUse(directory);
            }
            return channel;
        } catch (IOException cause) {
            throw notWritable(directory, cause);
        }
    }

    private static InfrastructureException inUse(Path directory) {
        return new InfrastructureException(
                "data directory is in use: path=" + directory + " ; stop the other one or choose another with --data");
    }

    private static InfrastructureException notWritable(Path directory, IOException cause) {
        return new InfrastructureException(
                "data directory is not writable: path=" + directory + " ; choose another with --data (" + cause + ")",
                cause);
    }

    /** Gives the directory free. A second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                channel.close();
            } catch (IOException cause) {
                throw new InfrastructureException("data directory was not released: path=" + directory, cause);
            } finally {
                HELD_BY_THIS_JVM.remove(directory);
            }
        }
    }
}
