package io.tocsin.serve.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls somebody when small files hold something else than before. What they hold is compared, not their times: those of a Kubernetes secret are of
 * the link, and two changes within a second may have one time.
 *
 * <p>Thread-safe.
 */
public final class WatchedFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFiles.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final List<Path> files;
    private final Reader reader;
    private final ScheduledExecutorService looking;
    private byte[] seen;
    private String problem = "";

    /** Reads the files anew. */
    public interface Reader {
        /** Throws with a message for the operator where they are no good: what was read before stays in force. */
        void read();
    }

    /** Of files that were read just now. */
    public WatchedFiles(List<Path> files, Reader reader) {
        this.files = List.copyOf(files);
        this.reader = reader;
        this.seen = contents();
        this.looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "tocsin-files");
            thread.setDaemon(true);
            return thread;
        });
    }

    public void start() {
        var unused = looking.scheduleWithFixedDelay(
                this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized void look() {
        byte[] now = contents();
        if (Arrays.equals(now, seen)) {
            return;
        }
        try {
            reader.read();
            seen = now;
            problem = "";
            LOG.info("read anew: files={}", files);
        } catch (RuntimeException e) {
            // Not marked as seen: two files that belong together are not replaced in one moment.
            tellOnce(String.valueOf(e.getMessage()));
        }
    }

    private void tellOnce(String line) {
        if (!line.equals(problem)) {
            problem = line;
            LOG.warn("what was read before stays in force: {}", line);
        }
    }

    /** A digest of all; of a file that cannot be read, that it cannot. */
    private byte[] contents() {
        MessageDigest digest = sha256();
        for (Path file : files) {
            try {
                digest.update(Files.readAllBytes(file));
            } catch (IOException e) {
                digest.update((byte) 1);
            }
            digest.update((byte) 0);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
