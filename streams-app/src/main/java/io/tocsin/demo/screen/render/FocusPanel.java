package io.tocsin.demo.screen.render;

import io.tocsin.demo.screen.view.EntityRow;
import io.tocsin.demo.screen.view.FailureOutlook;
import io.tocsin.demo.screen.view.Source;
import io.tocsin.terminal.draw.Level;
import io.tocsin.terminal.draw.Panel;
import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Tone;
import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.NumberText;
import java.util.Comparator;
import java.util.List;

/** An entity that matters, larger: its scores and, beside them, its failure probabilities. Thread-safe. */
final class FocusPanel {
    private static final double LEAST_TOP_SCORE = 2;

    private FocusPanel() {}

    /** The alerts first, then this machine, then the others in their order; without those that never had a score. */
    static List<EntityRow> choose(List<EntityRow> sorted) {
        return sorted.stream()
                .filter(row -> row.scores().stream().anyMatch(Double::isFinite))
                .sorted(Comparator.comparingInt(FocusPanel::rank))
                .toList();
    }

    private static int rank(EntityRow row) {
        return row.state().isAlert() ? 0 : row.source() == Source.LIVE ? 1 : 2;
    }

    static void draw(Region region, Panel panel, EntityRow entity) {
        int half = region.width() / 2;
        Region left = region.part(0, 0, region.height(), half);
        scores(panel.draw(left, entity.entity() + " · score", NumberText.score(entity.score())), entity);
        Region right = region.part(0, half, region.height(), region.width() - half);
        FailureOutlook failure = entity.failure();
        if (failure == null) {
            panel.draw(right, entity.entity() + " · failure", "")
                    .text(0, 0, "no failure forecast for this entity", Tone.MUTED);
        } else {
            String title = entity.entity() + " · failure within " + DurationText.words(failure.horizon());
            failure(panel.draw(right, title, NumberText.percent(failure.probability())), failure);
        }
    }

    private static void scores(Region region, EntityRow entity) {
        double highest = entity.scores().stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        double top = Math.max(LEAST_TOP_SCORE, Math.ceil(highest));
        new Chart(entity.scores(), top, 1, Level::ofScore, NumberText::plain).draw(region);
    }

    private static void failure(Region region, FailureOutlook failure) {
        new Chart(
                        failure.probabilities(),
                        1,
                        failure.boundary(),
                        probability -> Level.ofProbability(probability, failure.boundary()),
                        NumberText::percent)
                .draw(region);
    }
}
