package io.tocsin.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgWriterTest {
    private static final double[] X = {0, 1, 2, 3};
    private static final XAxis AXIS = new XAxis("steps", XAxis.Kind.NUMBER, 0, 3);

    @Test
    void shouldEscapeWhateverIsText() throws Exception {
        String hostile = "a<b> & \"c\" 'd' \u0000";
        Layer line = new Layer.Line(hostile, Tone.BLUE, Layer.Stroke.SOLID, X, X);
        Layer marks = new Layer.Marks("", Tone.TEAL, List.of(new Layer.Mark(1, hostile)));
        XAxis axis = new XAxis(hostile, XAxis.Kind.NUMBER, 0, 3);
        Panel panel = new Panel(hostile, 100, YAxis.automatic(), List.of(line, marks));

        Document document = parse(new Figure(hostile, hostile, hostile, List.of(new Section(axis, List.of(panel)))));

        assertThat(texts(document)).contains("a<b> & \"c\" 'd' ?");
        assertThat(document.getElementsByTagName("b").getLength()).isZero();
    }

    @Test
    void shouldStackPanelsAndLetterTheSharedAxisOnce() throws Exception {
        Layer line = new Layer.Line("load", Tone.INK, Layer.Stroke.SOLID, X, new double[] {0, 10, 20, 30});
        Panel panel = new Panel("p", 100, YAxis.fromZero(), List.of(line));

        Document document = parse(figure(panel, panel, panel));

        List<String> texts = texts(document);
        assertThat(texts.stream().filter("steps"::equals)).hasSize(1);
        assertThat(texts.stream().filter("load"::equals)).hasSize(3);
        assertThat(texts.stream().filter("0.5"::equals)).hasSize(1);
        assertThat(document.getElementsByTagName("clipPath").getLength()).isEqualTo(3);
    }

    @Test
    void shouldDrawEveryKindOfLayer() {
        Panel panel = new Panel(
                "all",
                100,
                YAxis.between(0, 4),
                List.of(
                        new Layer.Shade("failure", Tone.RED, List.of(new Layer.Span(1, 2), new Layer.Span(7, 8))),
                        new Layer.Band("band", Tone.BLUE, X, new double[] {0, 1, 2, 3}, new double[] {1, 2, 3, 4}),
                        new Layer.Line("steps", Tone.GREEN, Layer.Stroke.STEP, X, new double[] {0, 4, 0, 4}),
                        new Layer.Line("dashes", Tone.GREY, Layer.Stroke.DASHED, X, X),
                        new Layer.Level("limit", Tone.ORANGE, 2),
                        new Layer.Marks("sale", Tone.TEAL, List.of(new Layer.Mark(2, "×4"), new Layer.Mark(9, "no")))));

        String svg = SvgWriter.write(figure(panel));

        // What lies beyond the axis is not drawn: one shaded span and the sample of the legend.
        assertThat(svg.split("class=\"shade red\"", -1)).hasSize(3);
        assertThat(svg)
                .contains("class=\"band blue\" d=\"M64 ", "class=\"line green\" d=\"M64 ", "line grey dashed")
                .contains("line dashed orange", ">×4</text>", ">limit</text>")
                .containsPattern("line green\" d=\"M64 [0-9.]+H[0-9.]+V")
                .doesNotContain(">no</text>");
    }

    @Test
    void shouldBreakLineWhereValueIsMissing() {
        Layer line = new Layer.Line("", Tone.INK, Layer.Stroke.SOLID, X, new double[] {1, Double.NaN, 1, 2});

        String svg = SvgWriter.write(figure(new Panel("p", 100, YAxis.between(0, 4), List.of(line))));

        assertThat(svg).containsPattern("line ink\" d=\"M64 [0-9.]+M[0-9.]+ [0-9.]+L936 [0-9.]+\"");
    }

    @Test
    void shouldBeLightAndDarkAndNeedNoFontsOfItsOwn() {
        String svg = SvgWriter.write(figure(new Panel("p", 100, YAxis.automatic(), List.of())));

        assertThat(svg).contains("prefers-color-scheme: dark", Tone.BLUE.light(), Tone.BLUE.dark());
        assertThat(svg).doesNotContain("@font-face", "href", "<script");
    }

    @Test
    void shouldKeepPeaksWhenManyPointsShareOnePixel() {
        double[] x = new double[100_000];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = 3.0 * i / x.length;
            y[i] = i % 10;
        }
        y[50_000] = 100;
        Layer line = new Layer.Line("", Tone.INK, Layer.Stroke.SOLID, x, y);

        String svg = SvgWriter.write(figure(new Panel("p", 100, YAxis.between(0, 100), List.of(line))));

        assertThat(svg.length()).isLessThan(60_000);
        assertThat(svg).containsPattern("L500 104[ LM\"]");
    }

    @Test
    void shouldKeepRulesAndNamesOfInlinePicturesApartFromThePage() {
        Panel panel = new Panel("p", 100, YAxis.automatic(), List.of());

        String svg = SvgWriter.writeInline(figure(panel, panel), "load", 440);

        assertThat(svg)
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 440 ")
                .contains("aria-label=\"title: what it shows\"", "id=\"loadp1\"", "url(#loadp2)")
                .doesNotContain("<style", "class=\"title\"");
        assertThat(SvgWriter.inlineStyle().lines().filter(rule -> !rule.startsWith("@") && !rule.equals("}")))
                .allMatch(rule -> rule.startsWith("svg.plot "));
    }

    @Test
    void shouldDrawStripCloseBelowWithItsTitleOnTheLeft() {
        Layer blocks = new Layer.Blocks("", Tone.ORANGE, List.of(new Layer.Span(0, 1.5)));
        Panel panel = new Panel("p", 100, YAxis.automatic(), List.of());

        String svg = SvgWriter.write(figure(panel, Panel.strip("alerts", List.of(blocks))));

        // The panel ends at 68 + 26 + 10 + 100, the strip begins six below.
        assertThat(svg)
                .contains("<rect class=\"block orange\" x=\"64\" y=\"210\" width=\"436\" height=\"12\"/>")
                .contains("<text class=\"tick end\" x=\"56\" y=\"220\">alerts</text>");
    }

    @Test
    void shouldBreakBandWhereAnEdgeIsMissing() {
        double[] low = {0, Double.NaN, 0, 0};
        Layer band = new Layer.Band("", Tone.BLUE, X, low, new double[] {1, 1, 1, 1});

        String svg = SvgWriter.write(figure(new Panel("p", 100, YAxis.between(0, 4), List.of(band))));

        assertThat(svg)
                .containsPattern("band blue\" d=\"M64 [0-9. L]+ZM645.3 [0-9. L]+Z\"")
                .doesNotContain("NaN");
    }

    @Test
    void shouldRefuseLayerWhoseArraysDiffer() {
        assertThatThrownBy(() -> new Layer.Line("load", Tone.INK, Layer.Stroke.SOLID, X, new double[3]))
                .hasMessage("wrong length: layer=load x=4 y=3");
    }

    @Test
    void shouldMakeTheDirectoryOfTheFile(@TempDir Path directory) throws Exception {
        Figure figure = figure(new Panel("p", 100, YAxis.automatic(), List.of()));

        Path file = PictureFile.write(figure, directory.resolve("a/b"), "x.svg");

        assertThat(Files.readString(file)).isEqualTo(SvgWriter.write(figure));
    }

    private static Figure figure(Panel... panels) {
        return new Figure("title", "", "what it shows", List.of(new Section(AXIS, List.of(panels))));
    }

    private static Document parse(Figure figure) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(SvgWriter.write(figure))));
    }

    private static List<String> texts(Document document) {
        NodeList texts = document.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> ((Element) texts.item(i)).getTextContent())
                .toList();
    }
}
