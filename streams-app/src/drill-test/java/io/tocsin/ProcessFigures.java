package io.tocsin;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What another JVM holds on to, after a collection, as that JVM says itself.
 *
 * <p>Thread-safe.
 *
 * @param heapBytes that are reachable
 * @param directBytes of buffers outside of the heap
 * @param openFiles file descriptors, connections included
 * @param stateBytes on disk below its state directory
 */
record ProcessFigures(long heapBytes, long directBytes, int threads, long openFiles, long stateBytes) {
    private static final double MIB = 1024 * 1024;

    // The address comes from a process that the drill has started itself.
    @SuppressWarnings("BanJNDI")
    static ProcessFigures of(long pid, Path stateDirectory) throws IOException {
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(agentAddress(pid)))) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            MemoryMXBean memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
            // Twice: what the first finds dead, such as a cleaner's referent, only the second frees.
            memory.gc();
            memory.gc();
            return new ProcessFigures(
                    memory.getHeapMemoryUsage().getUsed(),
                    ManagementFactory.getPlatformMXBeans(beans, BufferPoolMXBean.class).stream()
                            .filter(pool -> pool.getName().equals("direct"))
                            .mapToLong(BufferPoolMXBean::getMemoryUsed)
                            .sum(),
                    ManagementFactory.getPlatformMXBean(beans, ThreadMXBean.class)
                            .getThreadCount(),
                    ManagementFactory.getPlatformMXBean(beans, UnixOperatingSystemMXBean.class)
                            .getOpenFileDescriptorCount(),
                    sizeOf(stateDirectory));
        }
    }

    private static String agentAddress(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException cause) {
            throw new IOException("jvm cannot be attached to: pid=" + pid, cause);
        }
    }

    private static long sizeOf(Path directory) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += sizeOrGone(file);
            }
        }
        return bytes;
    }

    private static long sizeOrGone(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            // RocksDB has merged it into another meanwhile.
            return 0;
        }
    }

    @Override
    public String toString() {
        return String.format(
                "heap %.1f MiB, direct %.1f MiB, threads %d, open files %d, state on disk %.1f MiB",
                heapBytes / MIB, directBytes / MIB, threads, openFiles, stateBytes / MIB);
    }
}
