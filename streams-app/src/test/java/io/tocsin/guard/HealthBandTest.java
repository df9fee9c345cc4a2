package io.tocsin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.registry.Health;
import org.junit.jupiter.api.Test;

class HealthBandTest {
    private static final Health BEFORE = new Health(1_000, 0, 5, 0);

    @Test
    void shouldLetAVersionStayThatDoesAsInCalibration() {
        assertThat(HealthBand.violation(new Health(1_000, 0, 49, 0), BEFORE)).isEmpty();
    }

    @Test
    void shouldNotBearASingleScoreThatIsNoNumber() {
        assertThat(HealthBand.violation(new Health(3, 1, 0, 0), BEFORE))
                .contains("scores are no numbers: ticks=1 of 3");
    }

    @Test
    void shouldWaitForEnoughTicksToSpeakOfARate() {
        assertThat(HealthBand.violation(new Health(199, 0, 199, 500), BEFORE)).isEmpty();
    }

    @Test
    void shouldNotBearFarMoreTicksBeyondTheBoundaryThanBefore() {
        assertThat(HealthBand.violation(new Health(1_000, 0, 51, 0), BEFORE))
                .contains("too many ticks beyond the boundary: share=0.051 allowed=0.050 before=0.005 ticks=1000");
    }

    @Test
    void shouldAllowForAnOutageThatWasThereBefore() {
        assertThat(HealthBand.violation(new Health(1_000, 0, 700, 0), new Health(1_000, 0, 200, 0)))
                .isEmpty();
    }

    @Test
    void shouldNotBearErrorsOfAnotherSizeThanInCalibration() {
        assertThat(HealthBand.violation(new Health(1_000, 0, 0, 1_000 * Math.log(4.1)), BEFORE))
                .contains("errors are not what they were in calibration: typical=4.10 band=0.25 to 4.00 ticks=1000");
        assertThat(HealthBand.violation(new Health(1_000, 0, 0, 1_000 * Math.log(0.24)), BEFORE))
                .contains("errors are not what they were in calibration: typical=0.24 band=0.25 to 4.00 ticks=1000");
        assertThat(HealthBand.violation(new Health(1_000, 0, 0, 1_000 * Math.log(3.9)), BEFORE))
                .isEmpty();
    }
}
