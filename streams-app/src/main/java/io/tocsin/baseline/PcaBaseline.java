package io.tocsin.baseline;

/**
 * Features that moved together should go on so: the norm of the residual beside the principal components that explain 90 % of the training
 * part's variance (Shyu et al. 2003; the share is the usual one).
 *
 * <p>Thread-safe.
 */
public final class PcaBaseline implements Baseline {
    private static final double EXPLAINED = 0.9;

    @Override
    public String name() {
        return "PCA";
    }

    @Override
    public double[] scores(float[][] training, float[][] test) {
        Timeline timeline = Timeline.of(training, test);
        PrincipalComponents components = PrincipalComponents.fit(timeline.training(), EXPLAINED);
        return timeline.scoreTest(t -> components.residualNorm(timeline.tick(t)));
    }
}
