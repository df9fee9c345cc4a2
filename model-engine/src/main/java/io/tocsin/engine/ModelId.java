package io.tocsin.engine;

/**
 * Name and version of a model.
 *
 * <p>Thread-safe.
 *
 * @param name 1 to {@value #MAX_LENGTH} letters, digits, dots, dashes and underscores
 * @param version of the same form
 */
public record ModelId(String name, String version) {
    public static final int MAX_LENGTH = 64;

    public ModelId {
        requireName("model name", name);
        requireName("model version", version);
    }

    private static void requireName(String what, String value) {
        if (!value.matches("[A-Za-z0-9._-]{1," + MAX_LENGTH + "}")) {
            throw new IllegalArgumentException(what + " must be 1 to " + MAX_LENGTH
                    + " letters, digits, dots, dashes and underscores: value=" + value);
        }
    }

    @Override
    public String toString() {
        return name + "/" + version;
    }
}
