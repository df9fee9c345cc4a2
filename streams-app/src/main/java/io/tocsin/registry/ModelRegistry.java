package io.tocsin.registry;

/**
 * The image that is in force. One writer, the loader; every reader takes the image once per tick and stays with it.
 *
 * <p>Thread-safe.
 */
public final class ModelRegistry {
    private volatile ModelImage image = ModelImage.EMPTY;

    public ModelImage current() {
        return image;
    }

    /** Puts {@code next} in force. */
    public void publish(ModelImage next) {
        image = next;
    }
}
