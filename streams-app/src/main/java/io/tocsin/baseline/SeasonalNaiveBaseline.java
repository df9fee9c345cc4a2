package io.tocsin.baseline;

import java.util.OptionalInt;

/**
 * Expects a tick to be as the one a period ago: the root mean square, over the features, of the difference. Where there is no period it is as
 * {@link NaiveBaseline}.
 *
 * <p>Thread-safe.
 */
public final class SeasonalNaiveBaseline implements Baseline {
    private final OptionalInt periodTicks;

    /** @param periodTicks the period, at least 1; empty when it is to be found in the training part */
    public SeasonalNaiveBaseline(OptionalInt periodTicks) {
        if (periodTicks.isPresent() && periodTicks.getAsInt() < 1) {
            throw new IllegalArgumentException("must be at least 1: periodTicks=" + periodTicks.getAsInt());
        }
        this.periodTicks = periodTicks;
    }

    @Override
    public String name() {
        return "seasonal naive";
    }

    @Override
    public double[] scores(float[][] training, float[][] test) {
        Timeline timeline = Timeline.of(training, test);
        int period = period(timeline);
        return timeline.scoreTest(t -> timeline.rmsDifference(t, t - period));
    }

    private int period(Timeline timeline) {
        OptionalInt period = periodTicks.isPresent() ? periodTicks : SeasonFinder.find(timeline.training());
        // A period longer than the training part has nothing to look back to.
        return period.isPresent() && period.getAsInt() <= timeline.testStart() ? period.getAsInt() : 1;
    }
}
