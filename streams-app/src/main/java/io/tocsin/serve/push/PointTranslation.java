package io.tocsin.serve.push;

import io.tocsin.config.TranslateSettings;
import io.tocsin.format.MetricPoint;
import io.tocsin.ingest.LeftOutCounters;
import io.tocsin.schemas.Sample;
import io.tocsin.translate.Translator;
import io.tocsin.translate.Untranslated;
import java.util.List;

/**
 * Makes samples of the points of one request, and counts those that are no good. What is left out by rule, such as names that are denied and the end
 * of a series, is not among them: its sender can do nothing about it.
 *
 * <p>Thread-safe.
 */
final class PointTranslation {
    private final Translator translator;
    private final LeftOutCounters leftOut;
    /** The translator tells of a point on the thread that asked. */
    private final ThreadLocal<Tally> tallies = ThreadLocal.withInitial(Tally::new);

    PointTranslation(TranslateSettings settings, LeftOutCounters leftOut) {
        this.translator = new Translator(settings, this::leftOut);
        this.leftOut = leftOut;
    }

    /** Samples, and how many points are part of none because they are no good. */
    record Translated(List<Sample> samples, int pointsBad) {}

    private static final class Tally {
        private int bad;
    }

    Translated translate(List<MetricPoint> points) {
        Tally tally = tallies.get();
        tally.bad = 0;
        List<Sample> samples = translator.translate(points);
        return new Translated(samples, tally.bad);
    }

    private void leftOut(Untranslated cause) {
        leftOut.leftOut(cause);
        switch (cause) {
            case NO_ENTITY, BAD_NAME, NOT_FINITE -> tallies.get().bad++;
            case DENIED, SERIES_END -> {}
        }
    }
}
