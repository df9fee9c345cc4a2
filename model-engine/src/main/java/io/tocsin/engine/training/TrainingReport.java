package io.tocsin.engine.training;

import io.tocsin.engine.learning.EpochReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How training went and what the model is worth on the calibration part, which it never learned from.
 *
 * <p>Thread-safe.
 *
 * @param epochs in order
 * @param trainingTicks ticks of all entities before the validation part
 * @param calibrationTicks scored ticks of the calibration part
 * @param forecastError mean squared one-step error there, in squared training standard deviations
 * @param naiveError the same for the naive forecast, "as the tick before"
 * @param falseAlarmTicks scored ticks there beyond the boundary, outside known failures
 * @param failure absent without a failure head
 */
public record TrainingReport(
        List<EpochReport> epochs,
        long trainingTicks,
        int calibrationTicks,
        double forecastError,
        double naiveError,
        int falseAlarmTicks,
        @Nullable FailureReport failure) {

    /**
     * The failure head on the validation and calibration parts.
     *
     * @param failures how many known failures the training saw
     * @param ticksBefore ticks with a failure within the horizon
     * @param aucRoc how well the probability ranks them above the others, 0.5 = not at all
     * @param boundary the probability from which an alert is wanted
     * @param recall share of those ticks beyond the boundary
     * @param precision share of the ticks beyond the boundary that had a failure within the horizon
     */
    public record FailureReport(
            int failures, int ticksBefore, double aucRoc, double boundary, double recall, double precision) {}
}
