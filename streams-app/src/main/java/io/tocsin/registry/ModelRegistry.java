package io.tocsin.registry;

import java.util.List;
import java.util.stream.Stream;

/**
 * The image that is in force, how its models do, and what was refused. One writer of the image and the refusals, the loader; every reader takes the image once per tick and stays with it.
 *
 * <p>Thread-safe.
 */
public final class ModelRegistry {
    private static final int KEPT_REFUSALS = 20;

    private final HealthBook health = new HealthBook();
    private volatile ModelImage image = ModelImage.EMPTY;
    private volatile List<RefusedModelRecord> refusals = List.of();

    public ModelImage current() {
        return image;
    }

    /** How the versions do, on this instance. */
    public HealthBook health() {
        return health;
    }

    /** Puts {@code next} in force. */
    public void publish(ModelImage next) {
        image = next;
    }

    /** What this instance refused last, the newest first, a few. */
    public List<RefusedModelRecord> refusals() {
        return refusals;
    }

    /** Remembers a refusal; for one thread alone. */
    void refused(RefusedModelRecord refusal) {
        refusals = Stream.concat(Stream.of(refusal), refusals.stream())
                .limit(KEPT_REFUSALS)
                .toList();
    }
}
