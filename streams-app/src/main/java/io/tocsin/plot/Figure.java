package io.tocsin.plot;

import java.util.List;

/**
 * A picture: a title, a line below it, and sections of panels.
 *
 * <p>Thread-safe.
 *
 * @param subtitle what was measured and on what, one line, may be empty
 * @param description for those who cannot see it
 * @param sections at least one
 */
public record Figure(String title, String subtitle, String description, List<Section> sections) {

    public Figure {
        sections = List.copyOf(sections);
        if (sections.isEmpty()) {
            throw new IllegalArgumentException("a figure needs a section: sections=0");
        }
    }
}
