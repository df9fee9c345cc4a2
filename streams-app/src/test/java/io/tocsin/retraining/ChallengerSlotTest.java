package io.tocsin.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Deployment;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChallengerSlotTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String PERSON = "somebody with tocsin models shadow";

    private final ChallengerSlot slot = new ChallengerSlot();

    @Test
    void shouldBeFreeBesideAChampionAlone() {
        assertThat(slot.of(by("trainer").build(), NOW)).isEqualTo(ChallengerSlot.State.FREE);
        assertThat(slot.of(by(PERSON).setPinned(true).build(), NOW)).isEqualTo(ChallengerSlot.State.FREE);
    }

    @Test
    void shouldCarryOnWithWhatAnyTrainerHasPutThere() {
        assertThat(slot.of(by("trainer").setShadow("v2").build(), NOW)).isEqualTo(ChallengerSlot.State.TRAINERS);
    }

    @Test
    void shouldKnowItsShadowAfterAPersonHasPinnedTheModel() {
        slot.of(by("trainer").setShadow("v2").build(), NOW);
        assertThat(slot.of(by(PERSON).setShadow("v2").setPinned(true).build(), NOW))
                .isEqualTo(ChallengerSlot.State.TRAINERS);
        assertThat(slot.of(by(PERSON).setShadow("v3").build(), NOW)).isEqualTo(ChallengerSlot.State.TAKEN);
    }

    @Test
    void shouldLeaveAloneWhatAPersonTries() {
        assertThat(slot.of(by(PERSON).setShadow("v2").build(), NOW)).isEqualTo(ChallengerSlot.State.TAKEN);
        assertThat(slot.of(by(PERSON).setCanary("v2").setCanaryPercent(5).build(), NOW))
                .isEqualTo(ChallengerSlot.State.TAKEN);
        assertThat(slot.of(by("trainer").setShadow("v3").setCanary("v2").build(), NOW))
                .isEqualTo(ChallengerSlot.State.TAKEN);
    }

    @Test
    void shouldWaitForAChampionThatIsStillToTakeOver() {
        Deployment.Builder planned = by(PERSON).setActivateAt(NOW.plusSeconds(60));
        assertThat(slot.of(planned.build(), NOW)).isEqualTo(ChallengerSlot.State.TAKEN);
        assertThat(slot.of(planned.build(), NOW.plusSeconds(60))).isEqualTo(ChallengerSlot.State.FREE);
    }

    private static Deployment.Builder by(String who) {
        return Deployment.newBuilder()
                .setModel("shops")
                .setChampion("v1")
                .setUpdatedAt(NOW)
                .setChangedBy(who);
    }
}
