package io.tocsin.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    private volatile Optional<Instant> since = Optional.empty();
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
        if (!next.deployed().equals(image.deployed())) {
            since = Optional.of(Instant.now());
        }
        image = next;
    }

    /** Since when these models are in force, by this instance's clock; empty where none ever was. */
    public Optional<Instant> since() {
        return since;
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
