package io.tocsin.collect;

import oshi.spi.SystemInfoProvider;
import oshi.util.PlatformEnum;

/**
 * Chooses OSHI's implementation: on Linux the one that reads {@code /proc} and {@code /sys} in plain Java, elsewhere the
 * one on JNA. The plain one unpacks no native library (so it runs on a read-only file system and with musl), needs no
 * {@code libudev}, gives no warning on Java 24 and later, and lists physical disks only. OSHI itself would prefer JNA.
 * OSHI's third implementation, on the foreign function API, needs Java 25.
 */
final class OshiSystem {
    private OshiSystem() {}

    static SystemInfoProvider ofThisPlatform() {
        return PlatformEnum.getCurrentPlatform() == PlatformEnum.LINUX
                ? new oshi.nativefree.SystemInfo()
                : new oshi.SystemInfo();
    }
}
