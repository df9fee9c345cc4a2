package io.tocsin.alert;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.Ending;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where one entity stands with one kind of alert: what of the last ticks was over the boundary, and the open incident, if any.
 *
 * <p>Confined to one stream thread.
 */
final class Incident {
    static final long NONE = Long.MIN_VALUE;

    final AlertKind kind;
    /** Bit i: whether the tick i before the last was over the boundary. */
    long over;

    long lastTick = NONE;
    /** First tick over the boundary of the open incident; {@link #NONE} while none is open. */
    long startedTick = NONE;

    long publishedTick = NONE;
    int calmTicks;
    float peak;
    Explanation explanation = new Explanation();
    /** Who has taken the open incident. */
    @Nullable String acknowledgedBy;
    /** Of the open incident. */
    @Nullable LastWord lastWord;
    /** The peak of the incident that somebody called a false alarm and that has not calmed down yet; 0 when there is none. */
    float dismissedPeak;

    Incident(AlertKind kind) {
        this.kind = kind;
    }

    boolean isOpen() {
        return startedTick != NONE;
    }

    /** Whether there is nothing that another tick would have to know. */
    boolean isBlank() {
        return !isOpen() && over == 0 && dismissedPeak == 0;
    }

    /** Moves the window of the last {@code windowTicks} ticks, 1 to 64, on to {@code tick}. */
    void advanceTo(long tick, boolean isOver, int windowTicks) {
        long step = lastTick == NONE ? Long.SIZE : tick - lastTick;
        over = step >= Long.SIZE ? 0 : over << step;
        over = (over | (isOver ? 1 : 0)) & (-1L >>> (Long.SIZE - windowTicks));
        lastTick = tick;
    }

    void remember(float level, List<Contributor> contributors) {
        if (!isOpen() && Long.bitCount(over) == 1) {
            // The first tick over the boundary: whatever was before belongs to another story.
            peak = 0;
            explanation = new Explanation();
        }
        peak = Math.max(peak, level);
        explanation.add(contributors, level);
    }

    void open(long tick) {
        startedTick = tick - (Long.SIZE - 1 - Long.numberOfLeadingZeros(over));
        calmTicks = 0;
        dismissedPeak = 0;
    }

    /** Ends it as a false alarm: until the level has calmed down, only what is worse opens another. */
    void dismiss() {
        float worst = peak;
        close();
        dismissedPeak = worst;
    }

    void close() {
        startedTick = NONE;
        publishedTick = NONE;
        over = 0;
        calmTicks = 0;
        peak = 0;
        explanation = new Explanation();
        acknowledgedBy = null;
        lastWord = null;
    }

    /** The open incident as it stands. */
    Alert alert(String entity, AlertState state, @Nullable Ending ending, long tickDurationMs) {
        LastWord said = Objects.requireNonNull(lastWord, "open incidents have a last word");
        Instant startedAt = Instant.ofEpochMilli(startedTick * tickDurationMs);
        Instant updatedAt = Instant.ofEpochMilli(lastTick * tickDurationMs);
        return new Alert(
                new AlertId(entity, kind, startedAt).toString(),
                entity,
                kind,
                state,
                startedAt,
                updatedAt,
                state == AlertState.RESOLVED ? updatedAt : null,
                said.level(),
                peak,
                said.boundary(),
                said.horizonSeconds(),
                said.model(),
                said.version(),
                explanation.contributors(),
                said.labels(),
                acknowledgedBy,
                ending);
    }
}
