package io.tocsin.simulation;

import io.tocsin.schemas.Label;
import io.tocsin.schemas.LabelKind;
import java.time.Instant;

/**
 * A stretch in which the clients of a shop were not served.
 *
 * @param entity the shop
 * @param start beginning of its first failing tick
 * @param end end of its last failing tick, exclusive; so far, while it goes on
 * @param cause what was going on when it began: {@code sale} or {@code ramp} (early visitors only), {@code batch}, {@code leak}, {@code
 *     neighbour}, {@code lock}, {@code restart}, several joined by {@code +}; {@code load} when none of them; by overlap in time, not by
 *     analysis
 */
public record FailureInterval(String entity, Instant start, Instant end, String cause) {
    /** What it says where it came from. */
    public static final String SOURCE = "simulation";

    /** The same as a label of kind FAILURE. */
    public Label toLabel() {
        return Label.newBuilder()
                .setEntity(entity)
                .setKind(LabelKind.FAILURE)
                .setStart(start)
                .setEnd(end)
                .setCause(cause)
                .setSource(SOURCE)
                .build();
    }
}
