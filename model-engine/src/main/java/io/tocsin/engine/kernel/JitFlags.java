package io.tocsin.engine.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * What the running JVM says of its compiler. Without C2 a vector is an object, and without the CPU's own instruction a fused multiply-add is
 * computed in software: both are a hundred times slower than plain Java, and nothing else would tell.
 *
 * <p>Thread-safe.
 */
final class JitFlags {
    private static final String BEAN_MODULE = "jdk.management";

    private JitFlags() {}

    /** Why vectors would be slow here, null if nothing speaks against them. */
    static @Nullable String unfitForVectors() {
        if (ModuleLayer.boot().findModule(BEAN_MODULE).isEmpty()) {
            return "the JVM cannot tell how it compiles: the module " + BEAN_MODULE + " is missing";
        }
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (jvm == null) {
            return "the JVM is not HotSpot: " + System.getProperty("java.vm.name");
        }
        if (!isSet(jvm, "UseFMA", "true")) {
            return "the CPU has no fused multiply-add: UseFMA=false";
        }
        if (!isSet(jvm, "TieredStopAtLevel", "4") || !isSet(jvm, "UseCompiler", "true")) {
            return "the JVM runs without its optimising compiler C2";
        }
        return null;
    }

    private static boolean isSet(HotSpotDiagnosticMXBean jvm, String flag, String value) {
        try {
            return jvm.getVMOption(flag).getValue().equals(value);
        } catch (IllegalArgumentException e) {
            // A JVM that does not know the flag has not got what it speaks of.
            return false;
        }
    }
}
