package io.tocsin.registry;

import io.tocsin.engine.ModelId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key of the models topic: {@code artifact/<model>/<version>} or {@code deployment/<model>}.
 *
 * <p>Thread-safe.
 */
public sealed interface ModelKey {

    /** One version of a model. */
    record Artifact(ModelId id) implements ModelKey {
        @Override
        public String toString() {
            return "artifact/" + id;
        }
    }

    /** Which version of a model judges. */
    record Deployment(String model) implements ModelKey {
        @Override
        public String toString() {
            return "deployment/" + model;
        }
    }

    /** The key that {@code text} spells; empty when it spells none. */
    static Optional<ModelKey> parse(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split("/", -1);
        try {
            if (parts.length == 3 && parts[0].equals("artifact")) {
                return Optional.of(new Artifact(new ModelId(parts[1], parts[2])));
            }
            if (parts.length == 2 && parts[0].equals("deployment")) {
                return Optional.of(new Deployment(new ModelId(parts[1], "any").name()));
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
