package io.tocsin.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TickIntervalTest {

    @Test
    void shouldFindStretchesAtBothEnds() {
        boolean[] flags = {true, true, false, true, false, false, true};
        assertThat(TickInterval.where(flags, true))
                .containsExactly(new TickInterval(0, 2), new TickInterval(3, 4), new TickInterval(6, 7));
        assertThat(TickInterval.where(flags, false)).containsExactly(new TickInterval(2, 3), new TickInterval(4, 6));
        assertThat(TickInterval.where(new boolean[0], true)).isEmpty();
    }

    @Test
    void shouldRefuseAnEndBeforeTheBegin() {
        assertThatThrownBy(() -> new TickInterval(3, 3)).hasMessage("interval must end after it begins: first=3 end=3");
    }
}
