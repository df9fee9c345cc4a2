package io.tocsin.demo;

import io.tocsin.demo.screen.view.ModelSwap;
import io.tocsin.schemas.Score;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices when another version of a model begins to judge.
 *
 * <p>Guarded by its owner.
 */
final class SwapWatch {
    private final Feed feed;
    private final LongSupplier ticksWithoutScore;
    private final Map<String, String> versions = new HashMap<>();
    private @Nullable Instant firstJudged;
    private @Nullable Score newestJudged;
    private @Nullable ModelSwap newestSwap;
    private long swaps;

    /** Tells the feed; {@code ticksWithoutScore} counts the ticks that never got a score. */
    SwapWatch(Feed feed, LongSupplier ticksWithoutScore) {
        this.feed = feed;
        this.ticksWithoutScore = ticksWithoutScore;
    }

    /** Takes a score that a model made. */
    void judged(Score score) {
        String model = String.valueOf(score.getModel());
        String version = String.valueOf(score.getVersion());
        if (firstJudged == null) {
            firstJudged = score.getTime();
        }
        String before = versions.get(model);
        if (model.equals(DemoPlan.SHOP_MODEL)) {
            newestJudged = score;
        }
        // An entity whose tick was under way at the swap may still tell the version before.
        if (before == null || isNewer(version, before)) {
            versions.put(model, version);
            swaps += before == null ? 0 : 1;
            feed.add(sequence -> swap(
                    new ModelSwap(sequence, score.getTime(), model, before, version, ticksWithoutScore.getAsLong())));
        }
    }

    private ModelSwap swap(ModelSwap swap) {
        if (swap.model().equals(DemoPlan.SHOP_MODEL)) {
            newestSwap = swap;
        }
        return swap;
    }

    private static boolean isNewer(String version, String before) {
        return version.length() > before.length()
                || (version.length() == before.length() && version.compareTo(before) > 0);
    }

    /** Says which version judged before this run: to meet it again is no swap. */
    void inForce(String model, String version) {
        versions.put(model, version);
    }

    /** Time of the first tick that a model judged in this run. */
    @Nullable Instant firstJudged() {
        return firstJudged;
    }

    /** The newest tick that the shops' model judged. */
    @Nullable Score newestJudged() {
        return newestJudged;
    }

    /** The newest swap of the shops' model. */
    @Nullable ModelSwap newestSwap() {
        return newestSwap;
    }

    long swaps() {
        return swaps;
    }
}
