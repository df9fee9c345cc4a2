package io.tocsin.registry;

/**
 * The image that is in force, and how its models do. One writer of the image, the loader; every reader takes the image once per tick and stays with it.
 *
 * <p>Thread-safe.
 */
public final class ModelRegistry {
    private final HealthBook health = new HealthBook();
    private volatile ModelImage image = ModelImage.EMPTY;

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
}
