package io.tocsin.backtest.page;

import java.util.List;

/**
 * The parts of a page one after the other.
 *
 * <p>Thread-safe.
 */
final class PageBody {
    private final SuitePage page;
    private final FigureMeanings meanings;
    private final List<FigureMeaning> headline;
    private final RankedTable ranked;

    PageBody(SuitePage page) {
        this.page = page;
        this.meanings = new FigureMeanings(page.meanings());
        this.headline = page.headline().stream()
                .filter(page.table().columns()::contains)
                .map(meanings::of)
                .toList();
        this.ranked = RankedTable.of(page.table(), meanings.of(page.headline().get(0)), page.detector());
    }

    void write(Html html) {
        html.open("header").words("div", "tocsin back-test", "class", "kicker").words("h1", page.title());
        html.words("p", page.data(), "class", "data");
        html.words("p", Verdict.of(ranked), "class", "verdict").close();
        HeadlineTiles.write(html, ranked, headline);
        remarks(html);
        if (ranked.detectors().size() > 1) {
            html.open("section").words("h2", ranked.leading().label() + " by detector");
            DetectorBars.write(html, ranked);
            html.close();
        }
        html.open("section").words("h2", "All headline figures");
        MeansTable.write(html, ranked, headline);
        html.close();
        if (page.table().series().size() > 1) {
            html.open("section").words("h2", "Series by series");
            new SeriesGrid(ranked, page.anchors()).write(html);
            html.close();
        }
        if (!page.sections().isEmpty()) {
            new SectionList(page.sections()).write(html);
        }
        repeat(html);
        definitions(html);
    }

    private void remarks(Html html) {
        html.open("ul", "class", "remarks");
        page.remarks().stream()
                .filter(remark -> !remark.startsWith(SuitePage.REPEAT))
                .forEach(remark -> html.words("li", remark));
        html.close();
    }

    private void repeat(Html html) {
        List<String> commands = page.remarks().stream()
                .filter(remark -> remark.startsWith(SuitePage.REPEAT))
                .map(remark -> remark.substring(SuitePage.REPEAT.length()))
                .toList();
        if (!commands.isEmpty()) {
            html.open("section").words("h2", "How to repeat it");
            commands.forEach(command -> html.words("pre", command));
            html.close();
        }
    }

    private void definitions(Html html) {
        html.open("section").words("h2", "What the figures mean").open("dl");
        for (FigureMeaning meaning :
                page.table().columns().stream().map(meanings::of).toList()) {
            if (!meaning.definition().isEmpty()) {
                html.open("div").words("dt", meaning.label());
                html.words("dd", meaning.definition()).close();
            }
        }
        html.open("div").words("dt", "No point adjustment");
        html.words(
                "dd",
                "Finding one tick of an incident does not count as finding all of them. With that adjustment, common in papers,"
                        + " even random scores look excellent.");
        html.close().close().close();
    }
}
