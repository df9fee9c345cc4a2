package io.tocsin.backtest.flashsale;

import io.tocsin.backtest.flashsale.Detector.Judgement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a detector said of all judged ticks for one horizon, all folds joined; NaN where none was judged.
 *
 * <p>Thread-safe as long as nobody writes to the arrays.
 *
 * @param scores as they came
 * @param probabilities calibrated on training ticks that the scores were not learned from
 * @param margins scores above the threshold that was chosen on the same ticks: from 0 on an alarm stands
 */
record Verdict(
        String detector,
        int horizon,
        TickMask judged,
        List<float[]> targets,
        List<float[]> scores,
        List<float[]> probabilities,
        List<float[]> margins) {

    static Verdict of(String detector, int index, Recording recording, List<Fold> folds, List<Judgement> judgements) {
        int horizon = Horizons.TICKS.get(index);
        List<float[]> targets = recording.targets(horizon);
        List<List<float[]>> scores = new ArrayList<>();
        List<List<float[]>> probabilities = new ArrayList<>();
        List<List<float[]>> margins = new ArrayList<>();
        List<TickMask> masks = new ArrayList<>();
        for (int f = 0; f < folds.size(); f++) {
            Fold fold = folds.get(f);
            List<float[]> heldOut = judgements.get(f).heldOut().get(index);
            List<float[]> judged = judgements.get(f).scores().get(index);
            TickMask training = fold.training()
                    .withoutPreview(fold.judged(), Horizons.LONGEST)
                    .asked(targets);
            ScoreCalibration platt =
                    ScoreCalibration.fit(Scores.flat(heldOut, training), Scores.events(targets, training));
            // Without a failure to choose by there is no alarm: the threshold is infinite.
            float threshold = Alarms.bestThreshold(recording.runs(), heldOut, Scores.only(targets, training), horizon);
            masks.add(fold.judged());
            scores.add(judged);
            probabilities.add(map(judged, platt::probability));
            margins.add(map(judged, score -> score - threshold));
        }
        TickMask judged = TickMask.union(masks).asked(targets);
        return new Verdict(
                detector,
                horizon,
                judged,
                Scores.only(targets, judged),
                Scores.join(masks, scores),
                Scores.join(masks, probabilities),
                Scores.join(masks, margins));
    }

    private interface FloatMap {
        float of(float value);
    }

    private static List<float[]> map(List<float[]> values, FloatMap map) {
        return values.stream()
                .map(run -> {
                    float[] mapped = new float[run.length];
                    for (int t = 0; t < run.length; t++) {
                        mapped[t] = map.of(run[t]);
                    }
                    return mapped;
                })
                .toList();
    }

    RankedTicks ranked() {
        return RankedTicks.of(scores, targets, judged);
    }
}
