package io.tocsin.config;

/**
 * One key, its value as text and where that came from. {@link #value()} may be a secret; {@link #shownValue()} and
 * {@link #toString()} never are. Thread-safe.
 */
public record ConfigEntry(String key, String value, ConfigSource source) {

    /** The value fit for a screen or a log: secrets are replaced by {@code [hidden]}. */
    public String shownValue() {
        return Secrets.hide(key, value);
    }

    /** {@code key=value (from source)}, secrets hidden. */
    @Override
    public String toString() {
        return key + "=" + shownValue() + " (from " + source.describe() + ")";
    }
}
