package io.tocsin.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.CrossedLimit;
import io.tocsin.schemas.LimitSide;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.simulation.ShopMetrics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A model that four shops share judges two that it has never seen. */
class ColdStartTest {
    private static final int WARM_UP = QuietShops.WARM_UP_TICKS;

    private static List<TickSeries> unseen = List.of();
    private static List<TickSeries> known = List.of();

    @BeforeAll
    static void open() {
        List<TickSeries> shops = QuietShops.record(6, 5);
        known = shops.subList(0, 4);
        unseen = shops.subList(4, 6);
        model = QuietShops.model(known);
    }

    @SuppressWarnings("NullAway.Init")
    private static Model model;

    private record Heard(List<Score> scores, List<Alert> alerts) {}

    @Test
    void shouldWarmUpForExactlyOneWindowAndThenScore() {
        for (TickSeries shop : unseen) {
            List<Score> scores = replay(shop).scores();
            assertThat(scores.subList(0, WARM_UP)).extracting(Score::getState).containsOnly(ScoreState.WARMING_UP);
            assertThat(scores.subList(WARM_UP, QuietShops.TICKS))
                    .extracting(Score::getState)
                    .containsOnly(ScoreState.SCORED);
        }
    }

    @Test
    void shouldSeldomFindNormalTicksBeyondTheBoundary() {
        for (TickSeries shop : unseen) {
            Heard heard = replay(shop);
            assertThat(heard.scores().stream().filter(score -> score.getScore() >= 1))
                    .hasSizeLessThan(QuietShops.TICKS / 100);
        }
    }

    @Test
    void shouldFindAnAnomalyRightAfterTheWarmUp() {
        for (TickSeries shop : unseen) {
            TickSeries slow = QuietShops.copy(shop, 60);
            QuietShops.set(slow, ShopMetrics.DURATION_P95, 3f, WARM_UP, WARM_UP + 20);
            QuietShops.set(slow, ShopMetrics.QUEUE_DEPTH, 100f, WARM_UP, WARM_UP + 20);

            List<Alert> opened = opened(replay(slow));

            assertThat(opened).extracting(Alert::getKind).containsExactly(AlertKind.ANOMALY);
            Alert alert = opened.get(0);
            long opensAfter = alert.getUpdatedAt().toEpochMilli() / QuietShops.TICK_MS - slow.tick(WARM_UP);
            assertThat(opensAfter).isLessThan(6);
            assertThat(alert.getContributors().subList(0, 2))
                    .extracting(Contributor::getMetric)
                    .containsExactlyInAnyOrder(ShopMetrics.DURATION_P95, ShopMetrics.QUEUE_DEPTH);
        }
    }

    @Test
    void shouldAlertOfACrossedLimitWhileItWarmsUp() {
        TickSeries failing = QuietShops.copy(unseen.get(0), 60);
        QuietShops.set(failing, ShopMetrics.ERROR_RATIO, 0.5f, 2, 9);

        Heard heard = replay(failing);

        assertThat(heard.scores().get(2).getLimits())
                .containsExactly(new CrossedLimit(ShopMetrics.ERROR_RATIO, LimitSide.ABOVE, 0.1f, 0.5f));
        List<Alert> limits = heard.alerts().stream()
                .filter(alert -> alert.getKind() == AlertKind.LIMIT)
                .toList();
        assertThat(limits)
                .extracting(Alert::getState)
                .containsExactly(AlertState.OPEN, AlertState.UPDATED, AlertState.RESOLVED);
        Alert open = limits.get(0);
        assertThat(open.getUpdatedAt().toEpochMilli() / QuietShops.TICK_MS).isEqualTo(failing.tick(4));
        assertThat(open.getLevel()).isEqualTo(5f);
        assertThat(open.getContributors()).containsExactly(new Contributor(ShopMetrics.ERROR_RATIO, 0.5f, 0.1f, 1f));
        assertThat(limits.get(2).getUpdatedAt().toEpochMilli() / QuietShops.TICK_MS)
                .as("the model judges by then")
                .isEqualTo(failing.tick(14));
    }

    private static List<Alert> opened(Heard heard) {
        return heard.alerts().stream()
                .filter(alert -> alert.getState() == AlertState.OPEN)
                .toList();
    }

    private static Heard replay(TickSeries series) {
        Heard heard = new Heard(new ArrayList<>(), new ArrayList<>());
        new EntityReplay(model, series, TocsinConfig.defaults(), new ReplayListener() {
                    @Override
                    public void judged(int row, Score score, Prediction prediction) {
                        heard.scores().add(score);
                    }

                    @Override
                    public void alerted(int row, Alert alert) {
                        heard.alerts().add(alert);
                    }
                })
                .run();
        return heard;
    }
}
