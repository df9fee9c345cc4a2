package io.tocsin.calendar;

import java.util.function.Supplier;

/**
 * The image that is in force. One writer, the loader; every reader takes the image once per tick and stays with it.
 *
 * <p>Thread-safe.
 */
public final class CurrentCalendar implements Supplier<Calendar> {
    private volatile Calendar image = Calendar.EMPTY;

    @Override
    public Calendar get() {
        return image;
    }

    /** Puts {@code next} in force. */
    public void publish(Calendar next) {
        image = next;
    }
}
