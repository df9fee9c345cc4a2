package io.tocsin.backtest.flashsale;

import java.util.ArrayList;
import java.util.List;

/**
 * {@link StrainModel} as a detector.
 *
 * <p>Confined to one thread.
 */
final class StrainDetector implements Detector {
    private static final int INNER_BLOCKS = 5;

    private final String name;
    private final List<Long> seeds;

    /** @param seeds one a network; none for the linear forecast alone */
    StrainDetector(String name, List<Long> seeds) {
        this.name = name;
        this.seeds = List.copyOf(seeds);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Judgement judge(Recording recording, Fold fold) {
        List<Fold> inner = fold.inner(INNER_BLOCKS);
        // One network is enough to calibrate by: the mean of several differs little from it.
        List<Long> innerSeeds = seeds.subList(0, Math.min(1, seeds.size()));
        List<List<List<float[]>>> parts = new ArrayList<>();
        for (Fold one : inner) {
            TickMask training = one.training()
                    .withoutPreview(one.judged(), Horizons.LONGEST)
                    .withoutPreview(fold.judged(), Horizons.LONGEST);
            parts.add(new StrainModel(recording, training, innerSeeds).scores());
        }
        List<TickMask> judged = inner.stream().map(Fold::judged).toList();
        List<List<float[]>> heldOut = new ArrayList<>();
        for (int h = 0; h < Horizons.TICKS.size(); h++) {
            int horizon = h;
            heldOut.add(Scores.join(
                    judged, parts.stream().map(part -> part.get(horizon)).toList()));
        }
        TickMask training = fold.training().withoutPreview(fold.judged(), Horizons.LONGEST);
        return new Judgement(heldOut, new StrainModel(recording, training, seeds).scores());
    }
}
