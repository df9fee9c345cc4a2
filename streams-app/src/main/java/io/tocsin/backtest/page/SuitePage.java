package io.tocsin.backtest.page;

import io.tocsin.backtest.FigureTable;
import io.tocsin.plot.SvgWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page of a suite: verdict, detectors beside each other, series by series, pictures, how to repeat it. One file without scripts that asks
 * nothing of the network; light and dark, narrow and printed. Whatever is words is escaped.
 *
 * <p>Thread-safe.
 *
 * @param data what was judged, a line, may be empty
 * @param detector the detector that the page is about, a name of the table
 * @param headline columns that people look at first, at least one; the first one decides the order
 * @param meanings of columns that the page does not know or says otherwise
 * @param remarks lines for people; what begins with {@value #REPEAT} is the command that repeats the run
 * @param sections pictures, may be none
 */
public record SuitePage(
        String title,
        String data,
        FigureTable table,
        String detector,
        List<String> headline,
        List<FigureMeaning> meanings,
        List<String> remarks,
        List<PageSection> sections) {
    public static final String REPEAT = "repeat: ";

    public SuitePage {
        headline = List.copyOf(headline);
        meanings = List.copyOf(meanings);
        remarks = List.copyOf(remarks);
        sections = List.copyOf(sections);
        if (headline.isEmpty() || !table.detectors().contains(detector)) {
            throw new IllegalArgumentException("a page needs a headline column and its detector in the table: headline="
                    + headline + " detector=" + detector + " detectors=" + table.detectors());
        }
    }

    /** A page with pictures one below the other. */
    public static SuitePage of(
            String title,
            FigureTable table,
            String detector,
            List<String> headline,
            List<String> remarks,
            List<PageFigure> figures) {
        List<PageSection> sections =
                figures.isEmpty() ? List.of() : List.of(new PageSection("", "Pictures", "", List.of(), figures, true));
        return new SuitePage(title, "", table, detector, headline, List.of(), remarks, sections);
    }

    /** The same page with a line on what was judged. */
    public SuitePage withData(String words) {
        return new SuitePage(title, words, table, detector, headline, meanings, remarks, sections);
    }

    /** The same page with words for columns that it does not know or says otherwise. */
    public SuitePage withMeanings(List<FigureMeaning> words) {
        return new SuitePage(title, data, table, detector, headline, words, remarks, sections);
    }

    /** Writes the file and makes its directory when it is missing. */
    public void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, html());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write: file=" + file, e);
        }
    }

    /** The whole document; well-formed XML, too. */
    public String html() {
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n").open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en");
        head(html);
        html.open("body").open("main");
        new PageBody(this).write(html);
        return html.close().close().close().toString();
    }

    private void head(Html html) {
        html.open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.words("title", title + " – tocsin back-test");
        html.open("style").raw(style() + SvgWriter.inlineStyle()).close().close();
    }

    /** The ids of the sections that tell more of a series, by its name. */
    Map<String, String> anchors() {
        Map<String, String> anchors = new LinkedHashMap<>();
        for (int i = 0; i < sections.size(); i++) {
            anchors.put(sections.get(i).series(), anchor(i));
        }
        return anchors;
    }

    /** Names come from outside and make no good ids. */
    static String anchor(int section) {
        return "section-" + (section + 1);
    }

    private static String style() {
        try (InputStream in = SuitePage.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: resource=page.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read: resource=page.css", e);
        }
    }
}
