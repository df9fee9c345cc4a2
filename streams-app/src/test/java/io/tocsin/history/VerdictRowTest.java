package io.tocsin.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.schemas.ScoreState;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictRowTest {
    @Test
    void shouldComeBackAsItWas() {
        Verdict full = new Verdict(
                176_700_000L,
                ScoreState.SCORED,
                "20260301-133210",
                0.83f,
                1.5f,
                List.of(new Verdict.Risk(60, 0.1f, 0.4f), new Verdict.Risk(300, 0.25f, 0.5f)));
        Verdict bare = new Verdict(7, ScoreState.NO_MODEL, null, 0, 1, List.of());

        assertThat(VerdictRow.fromBytes(VerdictRow.toBytes(full))).isEqualTo(full);
        assertThat(VerdictRow.fromBytes(VerdictRow.toBytes(bare))).isEqualTo(bare);
        assertThat(VerdictRow.toBytes(full)).hasSize(19 + 24 + 15);
    }

    @Test
    void shouldNotGuessAtAFormatThatItDoesNotKnow() {
        byte[] row = VerdictRow.toBytes(new Verdict(7, ScoreState.NO_MODEL, null, 0, 1, List.of()));
        row[0] = 9;

        assertThatThrownBy(() -> VerdictRow.fromBytes(row)).hasMessageContaining("format=9");
    }
}
