package io.tocsin.backtest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.backtest.FigureRow;
import io.tocsin.backtest.FigureTable;
import io.tocsin.plot.Figure;
import io.tocsin.plot.Layer;
import io.tocsin.plot.Panel;
import io.tocsin.plot.Section;
import io.tocsin.plot.Tone;
import io.tocsin.plot.XAxis;
import io.tocsin.plot.YAxis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class SuitePageTest {
    private static final String HOSTILE = "</style><script>alert('x')</script> & \"q\" \u0000";
    private static final List<String> HEADLINE = List.of("vus_pr", "false_alarms_day");

    @Test
    void shouldStayWellFormedWhateverTheNamesAre() throws Exception {
        FigureTable table = new FigureTable(List.of(row(HOSTILE, HOSTILE, 0.5, 1), row("b", HOSTILE, 0.7, 2)));
        PageFigure figure = PageFigure.wide(HOSTILE, figure(HOSTILE), HOSTILE);
        PageSection section = new PageSection(HOSTILE, HOSTILE, HOSTILE, List.of(HOSTILE), List.of(figure), false);
        FigureMeaning meaning = new FigureMeaning("vus_pr", HOSTILE, FigureMeaning.Better.HIGHER, 2, HOSTILE);

        Document document = PageDocument.parse(new SuitePage(
                        HOSTILE,
                        HOSTILE,
                        table,
                        HOSTILE,
                        HEADLINE,
                        List.of(meaning),
                        List.of(HOSTILE, SuitePage.REPEAT + HOSTILE),
                        List.of(section))
                .html());

        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(PageDocument.texts(document, "h1")).containsExactly("</style><script>alert('x')</script> & \"q\" ?");
        assertThat(PageDocument.texts(document, "pre")).hasSize(1);
    }

    @Test
    void shouldOrderDetectorsByMeanAndMarkBestOfEachColumn() throws Exception {
        Document document = PageDocument.parse(page(table()).html());

        assertThat(PageDocument.texts(document, "th"))
                .containsSequence("tocsin")
                .contains("k-NN", "naive", "s1", "s2");
        assertThat(PageDocument.withClass(document, "bar-name")).containsExactly("k-NN", "tocsin", "naive", "");
        assertThat(PageDocument.withClass(document, "best"))
                .contains("0.750", "0.40")
                .doesNotContain("0.600");
        assertThat(PageDocument.withClass(document, "tile-value")).containsExactly("0.600", "0.40");
    }

    @Test
    void shouldSayInOneSentenceHowFarAheadOrBehindItIs() throws Exception {
        Document document = PageDocument.parse(page(table()).html());

        assertThat(PageDocument.withClass(document, "verdict").get(0))
                .startsWith(
                        "tocsin reaches VUS-PR 0.600 on average over 2 series; the best other detector, k-NN, 0.750."
                                + " Mean difference -0.150")
                .endsWith("So few series cannot rule out that this is chance.");
    }

    @Test
    void shouldLeaveOutComparisonWhenFigureIsMissing() throws Exception {
        FigureTable table = new FigureTable(
                List.of(row("s1", "tocsin", 0.5, 1), row("s1", "k-NN", 0.6, 1), row("s2", "tocsin", Double.NaN, 1)));

        Document document = PageDocument.parse(page(table).html());

        assertThat(PageDocument.withClass(document, "verdict").get(0)).endsWith("k-NN, 0.600.");
        assertThat(PageDocument.texts(document, "td")).contains("–");
    }

    @Test
    void shouldBeginWithLowestWhereLowerIsBetter() throws Exception {
        SuitePage page =
                new SuitePage("t", "", table(), "tocsin", List.of("false_alarms_day"), List.of(), List.of(), List.of());

        assertThat(PageDocument.withClass(PageDocument.parse(page.html()), "bar-name"))
                .startsWith("tocsin");
    }

    @Test
    void shouldLinkSeriesToItsSectionAndNeedNothingElse(@TempDir Path directory) throws Exception {
        PageSection section = new PageSection("s2", "s2", "", List.of(), List.of(), true);
        Path file = directory.resolve("a/report.html");

        new SuitePage("t", "", table(), "tocsin", HEADLINE, List.of(), List.of(), List.of(section)).write(file);

        assertThat(Files.readString(file))
                .contains(
                        "href=\"#section-1\"", "<details id=\"section-1\" open=\"open\">", "prefers-color-scheme: dark")
                .doesNotContain("<script", "src=", "url(http", "@import");
    }

    @Test
    void shouldGivePicturesClippingPathsOfTheirOwn() throws Exception {
        PageFigure figure = PageFigure.wide("", figure("f"), "");

        Document document =
                PageDocument.parse(SuitePage.of("t", table(), "tocsin", HEADLINE, List.of(), List.of(figure, figure))
                        .html());

        assertThat(PageDocument.attributes(document, "clipPath", "id")).containsExactly("s1f1p1", "s1f2p1");
    }

    @Test
    void shouldRefuseDetectorThatIsNotInTheTable() {
        assertThatThrownBy(() -> SuitePage.of("t", table(), "LSTM", HEADLINE, List.of(), List.of()))
                .hasMessageContaining("detector=LSTM detectors=[tocsin, k-NN, naive]");
    }

    private static SuitePage page(FigureTable table) {
        return SuitePage.of("t", table, "tocsin", HEADLINE, List.of(), List.of());
    }

    private static FigureTable table() {
        List<FigureRow> rows = new ArrayList<>();
        rows.add(row("s1", "tocsin", 0.5, 0.3));
        rows.add(row("s2", "tocsin", 0.7, 0.5));
        rows.add(row("s1", "k-NN", 0.8, 1));
        rows.add(row("s2", "k-NN", 0.7, 1));
        rows.add(row("s1", "naive", 0.2, 2));
        rows.add(row("s2", "naive", 0.1, 2));
        return new FigureTable(rows);
    }

    private static FigureRow row(String series, String detector, double vusPr, double falseAlarms) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("vus_pr", vusPr);
        figures.put("false_alarms_day", falseAlarms);
        return new FigureRow(series, detector, figures);
    }

    private static Figure figure(String name) {
        Layer line =
                new Layer.Line(name, Tone.BLUE, Layer.Stroke.SOLID, new double[] {0, 1, 2}, new double[] {1, 3, 2});
        return new Figure(
                name,
                name,
                name,
                List.of(new Section(
                        new XAxis(name, XAxis.Kind.NUMBER, 0, 2),
                        List.of(new Panel(name, 60, YAxis.automatic(), List.of(line))))));
    }
}
