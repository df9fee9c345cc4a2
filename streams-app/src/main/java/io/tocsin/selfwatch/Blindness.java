package io.tocsin.selfwatch;

import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That no alert can come, however bad things are, and why.
 *
 * <p>Thread-safe.
 *
 * @param since when it last saw; absent when it never did
 * @param sight what it follows from; absent where there is none
 */
public record Blindness(
        BlindReason reason,
        @Nullable Instant since,
        @Nullable Sight sight,
        Duration patience) {

    /** Nobody has answered since then; absent when it is not known since when. */
    public static Blindness withoutBroker(@Nullable Instant since, Duration patience) {
        return new Blindness(BlindReason.NO_BROKER, since, null, patience);
    }

    /**
     * Empty as long as the detector sees.
     *
     * @param patience how old what was judged last may be
     */
    public static Optional<Blindness> of(Sight sight, Duration patience) {
        return isOlder(sight.judged(), sight.now(), patience)
                ? Optional.of(new Blindness(reason(sight, patience), sight.judged(), sight, patience))
                : Optional.empty();
    }

    /** What stopped comes a moment later through all that follows, so what goes on is expected to be younger than what is missed. */
    private static BlindReason reason(Sight sight, Duration patience) {
        Duration half = patience.dividedBy(2);
        if (!isOlder(sight.score(), sight.now(), half)) {
            return BlindReason.NO_MODEL;
        }
        boolean samplesCome = !isOlder(sight.sample(), sight.now(), half);
        return samplesCome || sight.waiting() > 0 ? BlindReason.NO_PROGRESS : BlindReason.NO_DATA;
    }

    private static boolean isOlder(@Nullable Instant moment, Instant now, Duration age) {
        return moment == null || Duration.between(moment, now).compareTo(age) > 0;
    }

    /** In a sentence for somebody who was asleep a minute ago. */
    public String sentence(ZoneId zone) {
        Sight known = sight;
        if (known == null) {
            return "Nobody can tell whether anything is judged: no broker answers"
                    + (since == null ? "." : " since " + TimeText.full(since, zone) + ".");
        }
        if (reason == BlindReason.NO_MODEL) {
            String any = known.entities() > 0 ? "any of " + known.entities() + " entities." : "any entity.";
            return "Tocsin sees by fixed limits alone: no model judges " + any
                    + (known.entities() > 0 || since == null
                            ? ""
                            : " That is so since " + TimeText.full(since, zone) + ".");
        }
        String head = since == null
                ? "Tocsin is blind: nothing was ever judged. "
                : "Tocsin is blind since " + TimeText.full(since, zone) + ": for "
                        + DurationText.words(Duration.between(since, known.now()))
                        + " nothing was judged, and no alert can come. " + where(known);
        return (head + (known.isRun() ? "" : "Nobody runs: start tocsin run.")).strip();
    }

    private String where(Sight known) {
        if (reason == BlindReason.NO_DATA) {
            return "No samples come either: look at what sends them. ";
        }
        if (isOlder(known.sample(), known.now(), patience)) {
            return "No samples come either, though some wait: look at the instances. ";
        }
        if (isOlder(known.tick(), known.now(), patience)) {
            return "Samples come, but no ticks are made of them. ";
        }
        return "Ticks come, but nobody judges them. ";
    }
}
