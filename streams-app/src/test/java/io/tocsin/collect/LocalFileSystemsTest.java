package io.tocsin.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import oshi.software.os.FileSystem;
import oshi.software.os.OSFileStore;

class LocalFileSystemsTest {
    private static final long MINUTE = 60_000_000_000L;

    private int listings;
    private long nowNanos;

    @Test
    void shouldListTheFileSystemsOnlyEveryFiveMinutes() {
        List<OSFileStore> stores =
                OshiSystem.ofThisPlatform().getOperatingSystem().getFileSystem().getFileStores(true);
        LocalFileSystems fileSystems = new LocalFileSystems(new CountingFileSystem(stores), () -> nowNanos);

        assertThat(fileSystems.spaces()).isNotEmpty();
        nowNanos = 4 * MINUTE;
        fileSystems.spaces();
        assertThat(listings).isEqualTo(1);

        nowNanos = 5 * MINUTE;
        fileSystems.spaces();
        assertThat(listings).isEqualTo(2);
    }

    private final class CountingFileSystem implements FileSystem {
        private final List<OSFileStore> stores;

        CountingFileSystem(List<OSFileStore> stores) {
            this.stores = stores;
        }

        @Override
        public List<OSFileStore> getFileStores() {
            return getFileStores(false);
        }

        @Override
        public List<OSFileStore> getFileStores(boolean localOnly) {
            listings++;
            return stores;
        }

        @Override
        public long getOpenFileDescriptors() {
            return 0;
        }

        @Override
        public long getMaxFileDescriptors() {
            return 0;
        }

        @Override
        public long getMaxFileDescriptorsPerProcess() {
            return 0;
        }
    }
}
