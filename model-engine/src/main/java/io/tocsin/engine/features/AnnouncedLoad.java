package io.tocsin.engine.features;

import org.jspecify.annotations.Nullable;

/**
 * The metrics by which a sample tells of load that is announced, a flash sale for example. They are context: the network sees them, and nobody
 * forecasts or scores them. A tick without them says that nothing is announced.
 *
 * <p>Thread-safe.
 */
public final class AnnouncedLoad {
    /** Ticks until the announced event begins; 0 while it goes on; large or absent when nothing is announced. */
    public static final String TICKS = "announced.load.ticks";
    /** The load expected then, as a multiple of the normal one. */
    public static final String MULTIPLE = "announced.load.multiple";

    private AnnouncedLoad() {}

    /** Whether the metric is one of them. */
    public static boolean covers(String metric) {
        return transform(metric) != null;
    }

    static @Nullable Transform transform(String metric) {
        return switch (metric) {
            case TICKS -> Transform.NEARNESS;
            case MULTIPLE -> Transform.LOAD_MULTIPLE;
            default -> null;
        };
    }
}
