package io.tocsin.gate;

import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Champion and shadow on the ticks that both judged: how often each wanted an alert, and where they differ.
 *
 * <p>Confined to one thread.
 */
public final class ShadowComparison {
    private final String championVersion;
    private final String shadowVersion;
    private final Map<String, ScoreTrack> champion = new TreeMap<>();
    private final Map<String, ScoreTrack> shadow = new TreeMap<>();

    /** Of two versions of one model; what others said is passed over. */
    public ShadowComparison(String championVersion, String shadowVersion) {
        this.championVersion = championVersion;
        this.shadowVersion = shadowVersion;
    }

    /** Takes a score that counted; those of an entity in order. */
    public void takeChampion(Score score) {
        take(score, championVersion, champion);
    }

    /** Takes a score from the shadow; those of an entity in order. */
    public void takeShadow(Score score) {
        take(score, shadowVersion, shadow);
    }

    private static void take(Score score, String version, Map<String, ScoreTrack> tracks) {
        if (score.getState() == ScoreState.SCORED && version.equals(score.getVersion())) {
            tracks.computeIfAbsent(score.getEntity(), any -> new ScoreTrack())
                    .add(score.getTime().toEpochMilli(), score.getScore() / score.getBoundary());
        }
    }

    private long newestMs() {
        return shadow.values().stream().mapToLong(ScoreTrack::newestMs).max().orElse(0);
    }

    /**
     * How they compare.
     *
     * @param ticks that both judged
     * @param both ticks beyond the boundary of both
     * @param entities those on which they differ, the most differing first
     */
    public record Result(
            long ticks, SideFigures champion, SideFigures shadow, long both, List<EntityDifference> entities) {
        public Result {
            entities = List.copyOf(entities);
        }

        /** The share of ticks on which they agree whether an alert is wanted, 0 to 1; NaN without ticks. */
        public double agreement() {
            return 1 - (double) (champion.beyond() + shadow.beyond() - 2 * both) / ticks;
        }
    }

    /**
     * An entity on which they differ.
     *
     * @param championAlone ticks beyond the champion's boundary alone
     * @param shadowAlone ticks beyond the shadow's alone
     */
    public record EntityDifference(String entity, long championAlone, long shadowAlone) {}

    /** Compares what was taken of the last {@code stretch} in the time of the ticks. */
    public Result result(Duration stretch) {
        long fromMs = newestMs() - stretch.toMillis();
        SideFigures.Collector left = new SideFigures.Collector();
        SideFigures.Collector right = new SideFigures.Collector();
        List<EntityDifference> differing = new ArrayList<>();
        // Ticks, and those beyond both.
        long[] counts = new long[2];
        champion.forEach((entity, track) -> {
            ScoreTrack other = shadow.get(entity);
            if (other == null) {
                return;
            }
            left.begin();
            right.begin();
            long[] alone = new long[2];
            track.join(other, fromMs, (one, two) -> {
                boolean isLeft = left.add(one);
                boolean isRight = right.add(two);
                counts[0]++;
                counts[1] += isLeft && isRight ? 1 : 0;
                alone[0] += isLeft && !isRight ? 1 : 0;
                alone[1] += isRight && !isLeft ? 1 : 0;
            });
            if (alone[0] + alone[1] > 0) {
                differing.add(new EntityDifference(entity, alone[0], alone[1]));
            }
        });
        differing.sort(Comparator.comparingLong(one -> -one.championAlone() - one.shadowAlone()));
        return new Result(counts[0], left.figures(), right.figures(), counts[1], differing);
    }
}
