package io.tocsin.engine.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Chooses the arithmetic once a process: vectors where the module {@code jdk.incubator.vector} is there, {@link JitFlags} has nothing against them,
 * they hold at least {@value #MIN_LANES} values and a self-check agrees with the plain twin; else plain Java. {@code
 * -Dtocsin.kernels=scalar|simd} overrides the choice.
 *
 * <p>Thread-safe.
 */
record KernelChoice(Kernels kernels, String reason) {
    private static final String PROPERTY = "tocsin.kernels";
    private static final String IMPLEMENTATION = "io.tocsin.engine.kernel.vector.VectorKernels";
    private static final String MODULE = "jdk.incubator.vector";
    private static final int MIN_LANES = 4;

    /**
     * The choice of this process, made when first asked for.
     *
     * @throws IllegalStateException if {@code -Dtocsin.kernels} asks for what cannot be had, at every call
     */
    static KernelChoice ofProcess() {
        if (Made.PROBLEM != null) {
            throw new IllegalStateException(Made.PROBLEM.getMessage(), Made.PROBLEM);
        }
        return Made.CHOICE;
    }

    /** Keeps the problem, too: thrown from an initialiser, it would reach the first caller wrapped and later ones not at all. */
    private static final class Made {
        static final KernelChoice CHOICE;
        static final @Nullable IllegalStateException PROBLEM;

        static {
            KernelChoice choice = new KernelChoice(ScalarKernels.INSTANCE, "none other");
            IllegalStateException problem = null;
            try {
                choice = choose(System.getProperty(PROPERTY, "auto"));
            } catch (IllegalStateException e) {
                problem = e;
            }
            CHOICE = choice;
            PROBLEM = problem;
        }
    }

    static KernelChoice choose(String wanted) {
        return switch (wanted) {
            case "auto" -> automatic();
            case "scalar" -> new KernelChoice(ScalarKernels.INSTANCE, "asked for by -D" + PROPERTY);
            case "simd" -> new KernelChoice(vectors(), "asked for by -D" + PROPERTY);
            default ->
                throw new IllegalStateException(
                        "unknown kernels: " + PROPERTY + "=" + wanted + " known=[auto, scalar, simd]");
        };
    }

    private static KernelChoice automatic() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return new KernelChoice(
                    ScalarKernels.INSTANCE, "the module is not there; start java with --add-modules " + MODULE);
        }
        String unfit = JitFlags.unfitForVectors();
        if (unfit != null) {
            return new KernelChoice(ScalarKernels.INSTANCE, unfit);
        }
        try {
            Kernels vectors = vectors();
            return vectors.lanes() < MIN_LANES
                    ? new KernelChoice(ScalarKernels.INSTANCE, "this machine's vectors hold only " + vectors.lanes())
                    : new KernelChoice(vectors, "self-check passed");
        } catch (IllegalStateException e) {
            return new KernelChoice(ScalarKernels.INSTANCE, String.valueOf(e.getMessage()));
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

    @Override
    public String toString() {
        return "kernels=" + kernels.name() + " lanes=" + kernels.lanes() + " reason=" + reason;
    }
}
