package io.tocsin.demo;

import static io.tocsin.demo.DemoRecords.contributor;
import static io.tocsin.demo.DemoRecords.noModel;
import static io.tocsin.demo.DemoRecords.scored;
import static io.tocsin.demo.DemoRecords.warmingUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.screen.view.EntityRow;
import io.tocsin.demo.screen.view.EntityState;
import io.tocsin.demo.screen.view.FailureOutlook;
import io.tocsin.demo.screen.view.Learning;
import io.tocsin.demo.screen.view.Source;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.CrossedLimit;
import io.tocsin.schemas.FailureRisk;
import io.tocsin.schemas.LimitSide;
import io.tocsin.schemas.Score;
import io.tocsin.terminal.text.Explanation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityBoardTest {
    private static final String SHOP = "shop/oslo";
    private static final int NEEDED = 3;

    private final EntityBoard board = new EntityBoard(SHOP, Source.SIMULATED);

    @Test
    void shouldLearnUntilThereIsEnoughToTrainOn() {
        assertThat(row().state()).isEqualTo(EntityState.LEARNING);
        assertThat(row().learning()).isEqualTo(new Learning(0, 3));
        assertThat(row().score()).isNaN();

        board.score(noModel(SHOP, 0));
        board.score(noModel(SHOP, 10));
        assertThat(row().learning()).isEqualTo(new Learning(2, 3));

        board.score(noModel(SHOP, 20));
        assertThat(row().state()).isEqualTo(EntityState.NO_MODEL);
        assertThat(row().learning()).isNull();
    }

    @Test
    void shouldCountTicksOfEarlierDemo() {
        board.countEarlier(2);
        board.score(noModel(SHOP, 0));

        assertThat(board.ticks()).isEqualTo(3);
        assertThat(row().state()).isEqualTo(EntityState.NO_MODEL);
    }

    @Test
    void shouldWarmUpThenBeWell() {
        board.score(warmingUp(SHOP, 0));
        assertThat(row().state()).isEqualTo(EntityState.WARMING_UP);
        assertThat(row().score()).isNaN();

        board.score(scored(SHOP, "shop", "v1", 10));
        EntityRow row = row();
        assertThat(row.state()).isEqualTo(EntityState.OK);
        assertThat(row.score()).isEqualTo(0.25);
        assertThat(row.scores()).containsExactly(Double.NaN, 0.25);
        assertThat(row.version()).isEqualTo("v1");
        assertThat(row.failure()).isNull();
        assertThat(row.explanation()).isNull();
    }

    @Test
    void shouldShowFailureAheadBeforeAnomaly() {
        board.score(scored(SHOP, "shop", "v1", 0));
        board.opened(AlertKind.ANOMALY);
        assertThat(row().state()).isEqualTo(EntityState.ANOMALY);

        board.opened(AlertKind.FAILURE);
        assertThat(row().state()).isEqualTo(EntityState.FAILURE_AHEAD);

        board.resolved(AlertKind.FAILURE);
        assertThat(row().state()).isEqualTo(EntityState.ANOMALY);

        board.resolved(AlertKind.ANOMALY);
        assertThat(row().state()).isEqualTo(EntityState.OK);
    }

    @Test
    void shouldExplainFailureByItsDriversAndAnomalyByItsContributors() {
        Score score = scored(SHOP, "shop", "v1", 0);
        score.setContributors(List.of(contributor("latency")));
        score.setDrivers(List.of(contributor("queue")));
        board.score(score);
        board.opened(AlertKind.ANOMALY);
        assertThat(row().explanation()).isEqualTo(new Explanation("latency", 2, 1));

        board.opened(AlertKind.FAILURE);
        assertThat(row().explanation()).isEqualTo(new Explanation("queue", 2, 1));
    }

    @Test
    void shouldShowACrossedLimitWhileThereIsNoModel() {
        Score score = noModel(SHOP, 0);
        score.setLimits(List.of(new CrossedLimit("disk", LimitSide.ABOVE, 0.5f, 0.75f)));
        board.score(score);
        board.opened(AlertKind.LIMIT);
        assertThat(row().state()).isEqualTo(EntityState.BEYOND_LIMIT);
        assertThat(row().explanation()).isEqualTo(new Explanation("disk", 0.75, 0.5, true));

        board.resolved(AlertKind.LIMIT);
        assertThat(row().state()).isEqualTo(EntityState.LEARNING);
        assertThat(row().explanation()).isNull();
    }

    @Test
    void shouldTellOutlookWithItsHistory() {
        board.score(warmingUp(SHOP, 0));
        Score score = scored(SHOP, "shop", "v1", 10);
        score.setFailures(List.of(new FailureRisk(60, 0.125f, 0.25f), new FailureRisk(300, 0.5f, 0.25f)));
        score.setUrgentHorizonSeconds(300);
        board.score(score);

        assertThat(row().failure())
                .isEqualTo(new FailureOutlook(0.5, 0.25, Duration.ofMinutes(5), List.of(Double.NaN, 0.5)));
    }

    @Test
    void shouldTellTheHistoryOfTheHorizonThatIsUrgentNow() {
        Score before = scored(SHOP, "shop", "v1", 0);
        before.setFailures(List.of(new FailureRisk(60, 0.0625f, 0.25f), new FailureRisk(300, 0.125f, 0.25f)));
        before.setUrgentHorizonSeconds(300);
        board.score(before);
        Score now = scored(SHOP, "shop", "v1", 10);
        now.setFailures(List.of(new FailureRisk(60, 0.5f, 0.25f), new FailureRisk(300, 0.75f, 0.25f)));
        now.setUrgentHorizonSeconds(60);
        board.score(now);

        assertThat(row().failure())
                .isEqualTo(new FailureOutlook(0.5, 0.25, Duration.ofMinutes(1), List.of(0.0625, 0.5)));
    }

    @Test
    void shouldKeepTheLastHundredAndTwentyScores() {
        board.score(warmingUp(SHOP, 0));
        for (int i = 1; i <= 120; i++) {
            board.score(scored(SHOP, "shop", "v1", 10 * i));
        }

        assertThat(row().scores()).hasSize(120).allMatch(score -> score == 0.25);
        assertThat(board.ticks()).isEqualTo(121);
    }

    private EntityRow row() {
        return board.row(NEEDED);
    }
}
