package io.tocsin.console.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.console.Told;
import io.tocsin.console.explain.Series.Point;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final long TICK_MS = 10_000;

    @Test
    void shouldPartTheTicksAtTheBeginningOfTheIncident() {
        Stretch stretch = new Stretch(Told.tick(0), Told.tick(3), Told.tick(6));

        Series series = Series.of(points(1, 2, 3, 4, 5, 6), stretch, TICK_MS, 40);

        assertThat(series.before()).containsExactly(1.0, 2.0, 3.0);
        assertThat(series.during()).containsExactly(4.0, 5.0, 6.0);
        assertThat(series.least()).isEqualTo(1);
        assertThat(series.greatest()).isEqualTo(6);
    }

    @Test
    void shouldTakeTheMeanWhereThereIsNoRoomForEachTick() {
        Stretch stretch = new Stretch(Told.tick(0), Told.tick(4), Told.tick(8));

        Series series = Series.of(points(1, 3, 5, 7, 20, 40, 60, 80), stretch, TICK_MS, 5);

        assertThat(series.before()).containsExactly(2.0, 6.0);
        assertThat(series.during()).containsExactly(30.0, 70.0);
    }

    @Test
    void shouldLeaveAGapWhereNothingCame() {
        Stretch stretch = new Stretch(Told.tick(0), Told.tick(2), Told.tick(4));

        Series series =
                Series.of(List.of(new Point(Told.tick(0), 1), new Point(Told.tick(3), 2)), stretch, TICK_MS, 40);

        assertThat(series.all()).containsExactly(1.0, Double.NaN, Double.NaN, 2.0);
    }

    @Test
    void shouldShowAsMuchBeforeAsItLastsWithinBounds() {
        Alert open = Told.alert("a", AlertKind.ANOMALY, AlertState.OPEN, 600);

        assertThat(Stretch.of(open, Told.tick(606)))
                .isEqualTo(new Stretch(Told.tick(570), Told.tick(600), Told.tick(606)));
        assertThat(Stretch.of(open, Told.tick(660)))
                .isEqualTo(new Stretch(Told.tick(540), Told.tick(600), Told.tick(660)));
        assertThat(Stretch.of(open, Told.tick(600).plus(Duration.ofDays(1))))
                .isEqualTo(new Stretch(Told.tick(510), Told.tick(600), Told.tick(870)));
    }

    private static List<Point> points(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(tick -> new Point(Told.tick(tick), values[tick]))
                .toList();
    }
}
