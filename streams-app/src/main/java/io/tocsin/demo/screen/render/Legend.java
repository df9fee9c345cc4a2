package io.tocsin.demo.screen.render;

import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Tone;

/** How to read the screen: shown as long as nothing has happened. Thread-safe. */
final class Legend {
    private Legend() {}

    static void draw(Region region) {
        region.text(0, 0, "nothing yet; this is how to read it", Tone.MUTED);
        int row = 1;
        sign(region, row++, "score", Tone.GOOD, "how far it is from the model's forecast; an alert opens above 1.0");
        sign(region, row++, "failure", Tone.CRITICAL, "how likely the entity is to fail within the next minutes");
        sign(region, row++, "▲ ● ▼", Tone.OVER, "an alert opens, is updated, is resolved");
        sign(region, row++, "◆", Tone.ACCENT, "what the simulation really did, to check the model against");
        sign(region, row, "⇄", Tone.MODEL, "a newer model takes over between two ticks");
    }

    private static void sign(Region region, int row, String sign, Tone tone, String meaning) {
        region.text(row, 0, sign, tone);
        region.fit(row, 9, region.width() - 9, meaning, Tone.MUTED);
    }
}
