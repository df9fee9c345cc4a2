package io.tocsin.plot;

import java.util.List;

/**
 * Panels one below the other that share an x axis, which is lettered once, under the last.
 *
 * <p>Thread-safe.
 *
 * @param panels at least one
 */
public record Section(XAxis x, List<Panel> panels) {

    public Section {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a section needs a panel: panels=0");
        }
    }
}
