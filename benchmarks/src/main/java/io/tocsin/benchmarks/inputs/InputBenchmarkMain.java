package io.tocsin.benchmarks.inputs;

import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.profile.StackProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs {@link InputBenchmark}, then {@link EntityHeap}; with {@code --quick}, one fork and shorter iterations, with {@code --stacks}, also where the
 * time goes.
 *
 * <p>Confined to one thread.
 */
public final class InputBenchmarkMain {
    private static final TimeValue QUICK = TimeValue.seconds(1);

    private InputBenchmarkMain() {}

    public static void main(String[] arguments) throws RunnerException {
        List<String> words = List.of(arguments);
        ChainedOptionsBuilder options =
                new OptionsBuilder().include(InputBenchmark.class.getName()).addProfiler(GCProfiler.class);
        if (words.contains("--quick")) {
            options.forks(1).warmupTime(QUICK).measurementTime(QUICK);
        }
        if (words.contains("--stacks")) {
            options.addProfiler(StackProfiler.class, "lines=4;top=15");
        }
        new Runner(options.build()).run();
        EntityHeap.print();
    }
}
