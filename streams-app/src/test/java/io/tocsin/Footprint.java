package io.tocsin;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What this process holds on to, after a collection.
 *
 * <p>Thread-safe.
 *
 * @param heapBytes that are reachable
 * @param directBytes of buffers outside of the heap
 */
record Footprint(long heapBytes, long directBytes, int classes, int threads, Histogram instances) {

    /** The live objects of each class, as the JVM counts them. */
    record Histogram(String text) {
        long of(Class<?> type) {
            Matcher line = Pattern.compile("\\s\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(type.getName()) + "(\\s|$)")
                    .matcher(text);
            return line.find() ? Long.parseLong(line.group(1)) : 0;
        }

        @Override
        public String toString() {
            return text.lines().count() + " classes with instances";
        }
    }

    static Footprint ofThisProcess() throws JMException {
        // The histogram collects first.
        Histogram instances = new Histogram((String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()}));
        return new Footprint(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum(),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                instances);
    }
}
