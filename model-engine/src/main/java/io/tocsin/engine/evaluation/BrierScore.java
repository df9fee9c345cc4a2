package io.tocsin.engine.evaluation;

/**
 * How far forecast probabilities are from what happened: {@code BS = mean (p − y)²} with y = 1 or 0 (Brier 1950), and how much that gains over
 * always forecasting the share of positives {@code ȳ}: {@code skill = 1 − BS / (ȳ · (1 − ȳ))}.
 *
 * <p>Thread-safe.
 *
 * @param score 0 = perfect, 1 = always certain and wrong
 * @param skill 1 = perfect, 0 = no better than the share of positives, below 0 = worse
 */
public record BrierScore(double score, double skill) {

    /**
     * Measures forecasts.
     *
     * @param forecasts scores are probabilities
     * @throws IllegalArgumentException when a score lies outside 0 to 1
     */
    public static BrierScore of(LabelledScores forecasts) {
        forecasts.requireProbabilities();
        double sum = 0;
        for (int i = 0; i < forecasts.size(); i++) {
            double error = forecasts.scores()[i] - (forecasts.labels()[i] ? 1 : 0);
            sum += error * error;
        }
        double score = sum / forecasts.size();
        double baseRate = (double) forecasts.positives() / forecasts.size();
        return new BrierScore(score, 1 - score / (baseRate * (1 - baseRate)));
    }
}
