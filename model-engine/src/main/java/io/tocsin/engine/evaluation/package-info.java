/**
 * How good a detector or a forecast of failures is, in numbers that cannot be flattered.
 *
 * <p>Comes in: scores and the truth, joined in {@link io.tocsin.engine.evaluation.LabelledScores} (is this tick anomalous?) or
 * {@link io.tocsin.engine.evaluation.WarningRun} (does a failure begin soon?). Goes out: measures for reports, of which
 * {@link io.tocsin.engine.evaluation.DetectionFigures} bundles the usual ones, and what says whether a difference is more than luck:
 * {@link io.tocsin.engine.evaluation.BootstrapInterval}, {@link io.tocsin.engine.evaluation.WilcoxonSignedRank}. Next: none; the training report,
 * the back-test and people read them.
 */
@NullMarked
package io.tocsin.engine.evaluation;

import org.jspecify.annotations.NullMarked;
