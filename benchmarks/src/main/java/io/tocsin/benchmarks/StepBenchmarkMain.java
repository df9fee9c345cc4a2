package io.tocsin.benchmarks;

import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link StepBenchmark} and tells time and allocation of a step; with {@code --quick}, one fork and shorter iterations.
 *
 * <p>Confined to one thread.
 */
public final class StepBenchmarkMain {
    private static final TimeValue QUICK = TimeValue.milliseconds(500);

    private StepBenchmarkMain() {}

    public static void main(String[] arguments) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(StepBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.NORMAL);
        if (List.of(arguments).contains("--quick")) {
            options.forks(1).warmupTime(QUICK).measurementTime(QUICK);
        }
        new Runner(options.build()).run();
    }
}
