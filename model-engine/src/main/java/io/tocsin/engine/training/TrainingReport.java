package io.tocsin.engine.training;

import io.tocsin.engine.evaluation.ReliabilityCurve;
import io.tocsin.engine.learning.EpochReport;
import java.util.List;

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
 * @param scores how its ticks outside known failures were scored
 * @param failures one for each horizon, the shortest first; empty without a failure head
 */
public record TrainingReport(
        List<EpochReport> epochs,
        long trainingTicks,
        int calibrationTicks,
        double forecastError,
        double naiveError,
        int falseAlarmTicks,
        List<ScoreQuantile> scores,
        List<FailureReport> failures) {

    public TrainingReport {
        epochs = List.copyOf(epochs);
        scores = List.copyOf(scores);
        failures = List.copyOf(failures);
    }

    /**
     * One horizon of the failure head on the validation and calibration parts.
     *
     * @param ticksBefore ticks with a failure within the horizon
     * @param aucRoc how well the probability ranks them above the others, 0.5 = not at all
     * @param boundary the probability from which an alert is wanted
     * @param failures failures that could be foretold
     * @param found those that were, by a probability beyond the boundary
     * @param falseAlarms episodes beyond the boundary without a failure after them
     * @param medianLeadTicks from the first tick beyond the boundary to the failure; NaN when none was foretold
     * @param reliability the probabilities told against the failures seen, 10 bins of equal width at most
     */
    public record FailureReport(
            int horizonTicks,
            int ticksBefore,
            double aucRoc,
            double boundary,
            int failures,
            int found,
            int falseAlarms,
            double medianLeadTicks,
            ReliabilityCurve reliability) {}
}
