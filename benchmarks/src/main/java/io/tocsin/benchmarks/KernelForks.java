package io.tocsin.benchmarks;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.NetworkState;
import io.tocsin.engine.network.PreparedNetwork;
import io.tocsin.engine.network.StepWorkspace;
import io.tocsin.engine.network.TimeMajor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Whether the JIT makes vector code of the vector kernels in every JVM: ten fresh ones, one after the other, each steps the same network with plain
 * Java and with the chosen kernels in turn and prints how much faster the latter are. A cliff would be a figure far below the others.
 */
public final class KernelForks {
    private static final int FORKS = 10;
    private static final int ROUNDS = 15;
    private static final int STEPS = 4_000;
    private static final String CHILD = "child";

    private KernelForks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals(CHILD)) {
            System.out.printf("one step × %.2f, batch of 16 × %.2f%n", speedUp(1), speedUp(16));
            return;
        }
        System.out.println(
                "Java " + Runtime.version() + ": plain Java's time ÷ the vectors', 38 inputs, 2 layers of 64");
        for (int fork = 1; fork <= FORKS; fork++) {
            System.out.printf("fork %2d: %s%n", fork, fork().trim());
        }
    }

    private static String fork() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Dtocsin.kernels=simd",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KernelForks.class.getName(),
                        CHILD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (child.waitFor() != 0) {
            throw new IllegalStateException("fork failed: exit code=" + child.exitValue());
        }
        return output;
    }

    private static double speedUp(int batch) {
        Runnable plain = steps(Kernels.scalar(), batch);
        Runnable vectors = steps(Kernels.chosen(), batch);
        double[] ratios = new double[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            double ratio = nanos(plain) / nanos(vectors);
            if (round >= 0) {
                ratios[round] = ratio;
            }
        }
        Arrays.sort(ratios);
        return ratios[ROUNDS / 2];
    }

    private static double nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static Runnable steps(Kernels kernels, int batch) {
        NetworkSpec spec = NetworkSpec.forecaster(38, 2, 64, 3);
        Network network = Network.initial(spec, 1);
        PreparedNetwork prepared = new PreparedNetwork(network, kernels);
        NetworkState state = new NetworkState(spec, batch);
        StepWorkspace workspace = new StepWorkspace(network, batch);
        TimeMajor input = TimeMajor.zeros(1, batch, 38);
        Arrays.fill(input.values(), 0.5f);
        return () -> {
            for (int i = 0; i < STEPS / batch; i++) {
                prepared.step(input, 0, state, workspace);
            }
        };
    }
}
