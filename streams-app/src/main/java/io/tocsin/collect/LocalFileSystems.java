package io.tocsin.collect;

import io.tocsin.collect.HostProbe.FileSystemSpace;
import java.io.File;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import oshi.software.os.FileSystem;
import oshi.software.os.OSFileStore;

/**
 * The space of the writable local file systems. OSHI starts a program ({@code lsblk}) whenever it lists them, so the
 * list is kept for some minutes; the space is asked each time, which is one system call per file system. Read-only ones
 * (images, snaps) are left out, being always full.
 *
 * <p>Confined to one thread.
 */
final class LocalFileSystems {
    private static final long LIST_LIFETIME_NANOS = Duration.ofMinutes(5).toNanos();

    private final FileSystem fileSystem;
    private final LongSupplier nanoClock;
    private List<File> mounts = List.of();
    private long listedAtNanos;

    LocalFileSystems(FileSystem fileSystem, LongSupplier nanoClock) {
        this.fileSystem = fileSystem;
        this.nanoClock = nanoClock;
    }

    List<FileSystemSpace> spaces() {
        long nowNanos = nanoClock.getAsLong();
        if (mounts.isEmpty() || nowNanos - listedAtNanos >= LIST_LIFETIME_NANOS) {
            mounts = fileSystem.getFileStores(true).stream()
                    .filter(LocalFileSystems::isWritable)
                    .map(store -> new File(store.getMount()))
                    .toList();
            listedAtNanos = nowNanos;
        }
        return mounts.stream().map(LocalFileSystems::space).toList();
    }

    private static boolean isWritable(OSFileStore store) {
        return !Arrays.asList(store.getOptions().split(",", -1)).contains("ro");
    }

    private static FileSystemSpace space(File mount) {
        return new FileSystemSpace(
                mount.getPath(), mount.getTotalSpace(), mount.getFreeSpace(), mount.getUsableSpace());
    }
}
