package io.tocsin.benchmarks.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What the measured process knows of itself, as lines of {@code name value}.
 *
 * <p>Thread-safe; nobody writes to the map.
 *
 * @param values {@code heap.live}, {@code heap.committed} and, for each topic it writes, {@code bytes.<topic>} (as sent, compressed) and {@code
 *     records.<topic>}, since the process began
 */
public record AppFigures(Map<String, Double> values) {
    public static final String READY = "ready";
    public static final String STOP = "stop";
    public static final String ASK = "figures";
    static final String PAUSES = "pauses";
    public static final String BYTES = "bytes.";
    public static final String RECORDS = "records.";
    private static final String END = "end";

    /** Of the process that asks. */
    public static AppFigures ofThisProcess() {
        System.gc();
        Map<String, Double> values = new TreeMap<>();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        values.put("heap.live", (double) heap.getUsed());
        values.put("heap.committed", (double) heap.getCommitted());
        try {
            addTraffic(values);
        } catch (JMException e) {
            throw new IllegalStateException("metrics of the producers cannot be read", e);
        }
        return new AppFigures(values);
    }

    /** The longest pauses of stream threads since they were last asked for: {@code pause.gap.ms}, {@code pause.record.ms}. */
    static AppFigures pausesOfThisProcess() {
        return new AppFigures(PauseProbe.take());
    }

    private static void addTraffic(Map<String, Double> values) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName topics = new ObjectName("kafka.producer:type=producer-topic-metrics,client-id=*,topic=*");
        for (ObjectName name : server.queryNames(topics, null)) {
            String topic = name.getKeyProperty("topic");
            values.merge(BYTES + topic, (Double) server.getAttribute(name, "byte-total"), Double::sum);
            values.merge(RECORDS + topic, (Double) server.getAttribute(name, "record-send-total"), Double::sum);
        }
    }

    /** Line by line, as {@link #read} reads them. */
    public void print(PrintStream out) {
        values.forEach((name, value) -> out.println(name + " " + value));
        out.println(END);
    }

    static AppFigures read(BufferedReader in) throws IOException {
        Map<String, Double> values = new TreeMap<>();
        for (String line = in.readLine(); line != null && !line.equals(END); line = in.readLine()) {
            int split = line.indexOf(' ');
            values.put(line.substring(0, split), Double.valueOf(line.substring(split + 1)));
        }
        return new AppFigures(values);
    }

    /** 0 where it is not known. */
    public double get(String name) {
        return values.getOrDefault(name, 0.0);
    }

    /** What came since {@code before}. */
    public double since(AppFigures before, String name) {
        return get(name) - before.get(name);
    }
}
