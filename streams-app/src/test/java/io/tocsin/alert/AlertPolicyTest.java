package io.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.config.AlertSettings;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Contributor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertPolicyTest {
    private static final long FIRST = 176_726_880;

    private AlertPolicy policy = policy(3, 5);
    private final Incident incident = new Incident(AlertKind.ANOMALY);

    @Test
    void shouldOpenWhenThreeOfFiveTicksAreOver() {
        assertThat(judge(1.2f, 0.1f, 1.0f, 0.1f, 3f)).containsExactly("4:OPEN");
        assertThat(incident.startedTick).isEqualTo(FIRST);
        assertThat(incident.peak).isEqualTo(3f);
    }

    @Test
    void shouldNotOpenWhenTheThreeAreFurtherApart() {
        assertThat(judge(1.2f, 0.1f, 1.2f, 0.1f, 0.1f, 1.2f, 0.1f, 0.1f, 1.2f)).isEmpty();
    }

    @Test
    void shouldCountTheBoundaryItselfAsOver() {
        assertThat(judge(1f, 1f, 1f)).containsExactly("2:OPEN");
    }

    @Test
    void shouldNotTakeAScoreThatIsNoNumberAsOver() {
        assertThat(judge(Float.NaN, Float.NaN, Float.NaN, Float.NaN)).isEmpty();
    }

    @Test
    void shouldBeginTheIncidentAtItsFirstTickOverTheBoundary() {
        judge(0.1f, 0.1f, 1.2f, 0.1f, 1.2f, 1.2f);
        assertThat(incident.startedTick).isEqualTo(FIRST + 2);
    }

    @Test
    void shouldMakeOneIncidentOfALevelThatHoversAroundTheBoundary() {
        float[] levels = new float[200];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i % 2 == 0 ? 1.05f : 0.95f;
        }
        List<String> changes = judge(levels);
        assertThat(changes.stream().filter(change -> change.endsWith("OPEN"))).containsExactly("4:OPEN");
        assertThat(changes).noneMatch(change -> change.endsWith("RESOLVED"));
    }

    @Test
    void shouldResolveAfterSoManyTicksInARowUnderTheRecoveryLevel() {
        assertThat(judge(2f, 2f, 2f, 0.69f, 0.69f, 0.71f, 0.69f, 0.69f, 0.69f)).containsExactly("2:OPEN", "8:RESOLVED");
    }

    @Test
    void shouldUpdateAnOpenIncidentEverySoManyTicks() {
        float[] levels = new float[16];
        Arrays.fill(levels, 2f);
        assertThat(judge(levels)).containsExactly("2:OPEN", "8:UPDATED", "14:UPDATED");
    }

    @Test
    void shouldResolveRatherThanUpdate() {
        policy = new AlertPolicy(new AlertSettings(3, 5, 0.7, 6, 6, 5, List.of()));
        assertThat(judge(2f, 2f, 2f, 0f, 0f, 0f, 0f, 0f, 0f)).containsExactly("2:OPEN", "8:RESOLVED");
    }

    @Test
    void shouldPutWhatWasOffAllTheTimeBeforeWhatWasOffOnce() {
        policy.judge(incident, FIRST, 1f, 1f, List.of(contributor("cpu", 0.7f), contributor("memory", 0.2f)));
        policy.judge(incident, FIRST + 1, 2f, 1f, List.of(contributor("disk", 0.75f), contributor("cpu", 0.1f)));
        policy.judge(incident, FIRST + 2, 2f, 1f, List.of(contributor("cpu", 0.7f), contributor("memory", 0.2f)));
        // Weights 1, 4, 4: cpu (0.7 + 0.4 + 2.8) / 9, disk 3 / 9.
        assertThat(incident.explanation.contributors())
                .extracting(Contributor::getMetric, Contributor::getShare)
                .containsExactly(tuple("cpu", 0.43333334f), tuple("disk", 0.33333334f));
    }

    @Test
    void shouldForgetThePeakOfAStoryThatCameToNothing() {
        judge(9f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 1.5f, 1.5f, 1.5f);
        assertThat(incident.isOpen()).isTrue();
        assertThat(incident.peak).isEqualTo(1.5f);
    }

    @Test
    void shouldCountAGapAsTicksThatWereNotOver() {
        assertThat(judgeAt(0, 2f)).isNull();
        assertThat(judgeAt(1, 2f)).isNull();
        assertThat(judgeAt(6, 2f)).as("the first two are out of the window").isNull();
        assertThat(judgeAt(7, 2f)).isNull();
        assertThat(judgeAt(10, 2f)).isEqualTo("OPEN");
        assertThat(incident.startedTick).isEqualTo(FIRST + 6);
    }

    @Test
    void shouldForgetEverythingAfterAHugeGap() {
        judge(2f, 2f);
        assertThat(judgeAt(1_000_000, 2f)).isNull();
        assertThat(incident.over).isEqualTo(1);
    }

    @Test
    void shouldNotTakeTheSameTickTwice() {
        judge(2f, 2f);
        assertThat(judgeAt(1, 2f)).isNull();
        assertThat(judgeAt(0, 2f)).isNull();
        assertThat(incident.over).isEqualTo(0b11);
        assertThat(judgeAt(2, 2f)).isEqualTo("OPEN");
    }

    @Test
    void shouldOpenAgainOnlyByNewEvidence() {
        judge(2f, 2f, 2f, 0f, 0f);
        assertThat(judgeAt(5, 0f)).isEqualTo("RESOLVED");
        incident.close();
        assertThat(judgeAt(6, 2f)).isNull();
        assertThat(judgeAt(7, 2f)).isNull();
        assertThat(judgeAt(8, 2f)).isEqualTo("OPEN");
        assertThat(incident.startedTick).isEqualTo(FIRST + 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 63, 64})
    void shouldOpenAtTheLastTickOfAWindowOfAnyLength(int ticks) {
        policy = policy(ticks, ticks);
        float[] levels = new float[ticks];
        Arrays.fill(levels, 2f);
        assertThat(judge(levels)).containsExactly(ticks - 1 + ":OPEN");
        assertThat(incident.startedTick).isEqualTo(FIRST);
    }

    private static AlertPolicy policy(int openTicks, int openWindowTicks) {
        return new AlertPolicy(new AlertSettings(openTicks, openWindowTicks, 0.7, 3, 6, 5, List.of()));
    }

    /** Judges consecutive ticks; the changes as {@code number:state}. */
    private List<String> judge(float... levels) {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            String change = judgeAt(i, levels[i]);
            if (change != null) {
                changes.add(i + ":" + change);
            }
        }
        return changes;
    }

    private @Nullable String judgeAt(long tick, float level) {
        return policy.judge(incident, FIRST + tick, level, 1f, List.of())
                .map(Enum::name)
                .orElse(null);
    }

    private static Contributor contributor(String metric, float share) {
        return new Contributor(metric, 2f, 1f, share);
    }
}
