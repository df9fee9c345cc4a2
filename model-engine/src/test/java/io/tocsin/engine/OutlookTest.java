package io.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.engine.kernel.Kernels;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private final Model model = Models.random("1", 3, true, 4);
    private final EntityState state = new EntityState(model.network().spec());

    private void see(int ticks) {
        Predictor predictor = new Predictor(model, Kernels.chosen());
        for (int tick = 0; tick < ticks; tick++) {
            predictor.step(tick, new float[] {1, 2, 3}, state, new Prediction(model));
        }
    }

    @Test
    void shouldWidenItsBandWithTheDistance() {
        see(20);
        Outlook.Band band = new Outlook(model, Kernels.chosen()).ahead(state, 12, 1);
        assertThat(band.middle()).hasDimensions(12, 3);
        for (int t = 0; t < 12; t++) {
            for (int f = 0; f < 3; f++) {
                assertThat(band.middle()[t][f]).isBetween(band.lower()[t][f], band.upper()[t][f]);
            }
        }
        assertThat(band.upper()[11][0] - band.lower()[11][0]).isGreaterThan(band.upper()[0][0] - band.lower()[0][0]);
    }

    @Test
    void shouldLeaveTheEntityAsItIsAndRepeatItself() {
        see(20);
        Outlook outlook = new Outlook(model, Kernels.chosen());
        Outlook.Band first = outlook.ahead(state, 5, 1);
        Outlook.Band second = outlook.ahead(state, 5, 1);
        assertThat(second.middle()).isDeepEqualTo(first.middle());
        assertThat(state.lastTick()).isEqualTo(19);
        assertThat(outlook.ahead(state, 5, 2).upper()[4]).isNotEqualTo(first.upper()[4]);
    }

    @Test
    void shouldRefuseAnEntityThatHasSeenNothing() {
        assertThatThrownBy(() -> new Outlook(model, Kernels.chosen()).ahead(state, 5, 1))
                .hasMessage("an entity that has seen no tick has no outlook: ticksSeen=0");
    }
}
