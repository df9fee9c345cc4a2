package io.tocsin.demo.screen.render;

import io.tocsin.demo.screen.view.EntityRow;
import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Tone;
import io.tocsin.terminal.text.DurationText;
import java.util.List;
import java.util.Objects;

/** The fleet table: a line of column names, then a row per entity. Thread-safe. */
final class FleetPanel {
    private FleetPanel() {}

    /** Draws the rows in the order given, as many as fit. */
    static void draw(Region region, List<EntityRow> fleet) {
        FleetColumns columns = FleetColumns.of(region.width(), fleet);
        names(region, columns, fleet);
        int rows = Math.min(fleet.size(), region.height() - 1);
        for (int i = 0; i < rows; i++) {
            new FleetRow(region, i + 1, columns).draw(fleet.get(i));
        }
    }

    /** What the edge of the panel says about it. */
    static String note(List<EntityRow> fleet, int shown) {
        long alerts = fleet.stream().filter(row -> row.state().isAlert()).count();
        String hidden = shown < fleet.size() ? " · " + (fleet.size() - shown) + " not shown" : "";
        boolean scored = fleet.stream().anyMatch(row -> Double.isFinite(row.score()));
        String up = !scored ? "no scores yet" : alerts == 0 ? "all calm" : alerts == 1 ? "1 alert" : alerts + " alerts";
        return fleet.isEmpty() ? "" : fleet.size() + " entities · " + up + hidden;
    }

    private static void names(Region region, FleetColumns columns, List<EntityRow> fleet) {
        region.text(0, columns.entity().column(), "entity", Tone.MUTED);
        region.text(0, columns.state().column(), "state", Tone.MUTED);
        region.textBefore(0, columns.score().end(), "score", Tone.MUTED);
        if (columns.roomy()) {
            region.text(0, columns.bar().column() + columns.bar().width() / 2 - 1, "1.0", Tone.MUTED);
        }
        String scores = columns.roomy() ? "scores, ▄ is 1.0" : "scores";
        region.fit(0, columns.scores().column(), columns.scores().width() + 1, scores, Tone.MUTED);
        region.textBefore(0, columns.failure().end(), failureName(columns, fleet), Tone.MUTED);
        region.fit(
                0,
                columns.explanation().column(),
                columns.explanation().width(),
                columns.roomy() ? "because of" : "because",
                Tone.MUTED);
        region.textBefore(0, columns.version().end(), columns.roomy() ? "model" : "by", Tone.MUTED);
    }

    private static String failureName(FleetColumns columns, List<EntityRow> fleet) {
        List<String> horizons = fleet.stream()
                .map(EntityRow::failure)
                .filter(Objects::nonNull)
                .map(failure -> DurationText.words(failure.horizon()))
                .distinct()
                .toList();
        String within = horizons.size() == 1 ? horizons.get(0) : "";
        if (columns.failureHasHorizon()) {
            return "failure ahead";
        }
        return within.isEmpty() ? "fails" : "≤" + within.replace(" min", "min").replace(" s", "s");
    }
}
