package io.tocsin.engine.kernel;

import java.lang.System.Logger.Level;

/**
 * Chooses the arithmetic once a process: vectors where the module {@code jdk.incubator.vector} is there, the machine's vectors hold at least {@value
 * #MIN_LANES} values and a self-check agrees with the plain twin; else plain Java. {@code -Dtocsin.kernels=scalar|simd} overrides the choice.
 *
 * <p>Thread-safe.
 */
final class KernelChoice {
    private static final String PROPERTY = "tocsin.kernels";
    private static final String IMPLEMENTATION = "io.tocsin.engine.kernel.vector.VectorKernels";
    private static final String MODULE = "jdk.incubator.vector";
    private static final int MIN_LANES = 4;

    static final Kernels CHOSEN = choose(System.getProperty(PROPERTY, "auto"));

    private KernelChoice() {}

    static Kernels choose(String wanted) {
        return switch (wanted) {
            case "auto" -> automatic();
            case "scalar" -> told(ScalarKernels.INSTANCE, "asked for by -D" + PROPERTY);
            case "simd" -> told(vectors(), "asked for by -D" + PROPERTY);
            default ->
                throw new IllegalStateException(
                        "unknown kernels: " + PROPERTY + "=" + wanted + " known=[auto, scalar, simd]");
        };
    }

    private static Kernels automatic() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return told(ScalarKernels.INSTANCE, "the module is not there; start java with --add-modules " + MODULE);
        }
        try {
            Kernels vectors = vectors();
            return vectors.lanes() < MIN_LANES
                    ? told(ScalarKernels.INSTANCE, "this machine's vectors hold only " + vectors.lanes())
                    : told(vectors, "self-check passed");
        } catch (IllegalStateException e) {
            return told(ScalarKernels.INSTANCE, String.valueOf(e.getMessage()));
        }
    }

    private static Kernels vectors() {
        try {
            Kernels vectors = Class.forName(IMPLEMENTATION)
                    .asSubclass(Kernels.class)
                    .getDeclaredConstructor()
                    .newInstance();
            KernelCheck.compare(ScalarKernels.INSTANCE, vectors);
            return vectors;
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException(
                    "simd kernels cannot be had, start java with --add-modules " + MODULE + ": cause=" + e, e);
        }
    }

    private static Kernels told(Kernels kernels, String reason) {
        System.getLogger(Kernels.class.getName())
                .log(Level.INFO, "kernels={0} lanes={1} reason={2}", kernels.name(), kernels.lanes(), reason);
        return kernels;
    }
}
