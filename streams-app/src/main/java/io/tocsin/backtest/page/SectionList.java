package io.tocsin.backtest.page;

import io.tocsin.plot.SvgWriter;
import java.util.List;

/**
 * The sections of a page with their pictures: wide ones below each other, narrow ones side by side.
 *
 * <p>Thread-safe.
 */
final class SectionList {
    private final List<PageSection> sections;

    SectionList(List<PageSection> sections) {
        this.sections = sections;
    }

    void write(Html html) {
        for (int i = 0; i < sections.size(); i++) {
            PageSection section = sections.get(i);
            html.open("details", attributes(i, section));
            html.open("summary").words("h2", section.heading()).words("span", section.summary());
            html.close();
            section.notes().forEach(note -> html.words("p", note, "class", "note"));
            figures(html, section.figures(), "s" + (i + 1));
            html.close();
        }
    }

    private static String[] attributes(int index, PageSection section) {
        String id = SuitePage.anchor(index);
        return section.open() ? new String[] {"id", id, "open", "open"} : new String[] {"id", id};
    }

    private static void figures(Html html, List<PageFigure> figures, String id) {
        html.open("div", "class", "figures");
        for (int i = 0; i < figures.size(); i++) {
            figure(html, figures.get(i), id + "f" + (i + 1));
        }
        html.close();
    }

    private static void figure(Html html, PageFigure figure, String id) {
        html.open("figure", "class", figure.size() == PageFigure.Size.WIDE ? "wide" : "narrow");
        if (!figure.heading().isEmpty()) {
            html.words("h3", figure.heading());
        }
        html.open("div", "class", "picture");
        html.raw(SvgWriter.writeInline(figure.figure(), id, figure.size().width()));
        html.close();
        if (!figure.caption().isEmpty()) {
            html.words("figcaption", figure.caption());
        }
        html.close();
    }
}
