package io.tocsin.registry;

import io.tocsin.engine.Model;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * A challenger that judges a share of the entities in the champion's place.
 *
 * <p>Thread-safe.
 *
 * @param percent of the entities, 0 to 100
 */
public record Canary(Model model, int percent) {
    private static final int HUNDRED = 100;

    /**
     * Whether {@code entity} is in the share: by a hash of its key, so that it is the same on every instance, and one that is in at 5 percent is in at
     * 10, too. The model's name is in the hash, so that not the same entities are the canaries of every model. Not the hash that Kafka partitions by:
     * with it, a share of the entities would be a share of the partitions.
     */
    boolean covers(String entity) {
        CRC32C hash = new CRC32C();
        hash.update((model.id().name() + "|" + entity).getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % HUNDRED < percent;
    }
}
