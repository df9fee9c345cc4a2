package io.tocsin.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.schemas.Deployment;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentChangeTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-01-01T18:00:00Z");

    @Test
    void shouldDeployTheFirstVersionForAllEntities() {
        Deployment next = change(null).promote("v1", Optional.empty(), Optional.empty());

        assertThat(next.getModel()).isEqualTo("shop");
        assertThat(next.getSelector()).isEqualTo("*");
        assertThat(next.getChampion()).isEqualTo("v1");
        assertThat(next.getPrevious()).isNull();
        assertThat(next.getActivateAt()).isNull();
        assertThat(next.getUpdatedAt()).isEqualTo(EVENING);
        assertThat(next.getReason()).isEqualTo("why");
        assertThat(next.getChangedBy()).isEqualTo("ada");
    }

    @Test
    void shouldKeepTheRelievedChampionAndTheSelector() {
        Deployment next = change(deployment().build()).promote("v2", Optional.empty(), Optional.of(EVENING));

        assertThat(next.getChampion()).isEqualTo("v2");
        assertThat(next.getPrevious()).isEqualTo("v1");
        assertThat(next.getSelector()).isEqualTo("web/*");
        assertThat(next.getActivateAt()).isEqualTo(EVENING);
    }

    @Test
    void shouldKeepTheOneBeforeWhenTheChampionIsPromotedOnceMore() {
        Deployment next =
                change(deployment().setPrevious("v0").build()).promote("v1", Optional.of("*"), Optional.empty());

        assertThat(next.getChampion()).isEqualTo("v1");
        assertThat(next.getPrevious()).isEqualTo("v0");
        assertThat(next.getSelector()).isEqualTo("*");
    }

    @Test
    void shouldEndTheChallengeOfThePromotedVersionAlone() {
        Deployment shadowed =
                deployment().setShadow("v2").setCanary("v3").setCanaryPercent(5).build();

        Deployment ofShadow = change(shadowed).promote("v2", Optional.empty(), Optional.empty());
        Deployment ofCanary = change(shadowed).promote("v3", Optional.empty(), Optional.empty());

        assertThat(ofShadow.getShadow()).isNull();
        assertThat(ofShadow.getCanary()).isEqualTo("v3");
        assertThat(ofShadow.getCanaryPercent()).isEqualTo(5);
        assertThat(ofCanary.getCanary()).isNull();
        assertThat(ofCanary.getCanaryPercent()).isZero();
        assertThat(ofCanary.getShadow()).isEqualTo("v2");
    }

    @Test
    void shouldRollBackAtOnceAndOnlyOnce() {
        Deployment next = change(
                        deployment().setPrevious("v0").setActivateAt(EVENING).build())
                .rollback();

        assertThat(next.getChampion()).isEqualTo("v0");
        assertThat(next.getPrevious()).isNull();
        assertThat(next.getActivateAt()).isNull();
        assertThatThrownBy(() -> change(next).rollback())
                .isInstanceOf(RolloutRefusedException.class)
                .hasMessage("no champion to go back to: model=shop champion=v0; choose one:"
                        + " tocsin models promote shop/VERSION");
    }

    @Test
    void shouldReplaceShadowAndTakeItAway() {
        Deployment shadowed = change(deployment().build()).shadow("v2");

        assertThat(shadowed.getShadow()).isEqualTo("v2");
        assertThat(shadowed.getChampion()).isEqualTo("v1");
        assertThat(change(shadowed).shadow("v3").getShadow()).isEqualTo("v3");
        assertThat(change(shadowed).withoutShadow().getShadow()).isNull();
    }

    @Test
    void shouldGiveTheEntitiesOfTheCanaryBack() {
        Deployment canary = change(deployment().build()).canary("v2", 20);

        assertThat(canary.getCanary()).isEqualTo("v2");
        assertThat(canary.getCanaryPercent()).isEqualTo(20);
        assertThat(change(canary).canary("v2", 50).getCanaryPercent()).isEqualTo(50);
        assertThat(change(canary).withoutCanary().getCanary()).isNull();
        assertThat(change(canary).withoutCanary().getCanaryPercent()).isZero();
    }

    @Test
    void shouldChangeNothingWhenAllIsAsWanted() {
        Deployment all = deployment()
                .setShadow("v2")
                .setCanary("v3")
                .setCanaryPercent(5)
                .setPinned(true)
                .build();
        Deployment plain = deployment().build();

        assertThat(change(all).shadow("v2")).isEqualTo(all);
        assertThat(change(all).evenIfPinned(true).canary("v3", 5)).isEqualTo(all);
        assertThat(change(all).pinned(true)).isEqualTo(all);
        assertThat(change(plain).withoutShadow()).isEqualTo(plain);
        assertThat(change(plain).withoutCanary()).isEqualTo(plain);
        assertThat(change(plain).pinned(false)).isEqualTo(plain);
    }

    @Test
    void shouldRefuseAnotherChampionWhenPinnedUnlessToldOtherwise() {
        Deployment pinned =
                change(deployment().setPrevious("v0").setReason("").build()).pinned(true);
        String line = "model is pinned: model=shop champion=v1 reason=why; unpin it: tocsin models unpin shop, or"
                + " change it with --even-if-pinned";

        assertThatThrownBy(() -> change(pinned).promote("v2", Optional.empty(), Optional.empty()))
                .hasMessage(line);
        assertThatThrownBy(() -> change(pinned).rollback()).hasMessage(line);
        assertThatThrownBy(() -> change(pinned).canary("v2", 5)).hasMessage(line);
        assertThat(change(pinned).shadow("v2").getPinned()).isTrue();
        assertThat(change(pinned).evenIfPinned(true).rollback().getChampion()).isEqualTo("v0");
        assertThat(change(pinned).pinned(false).getPinned()).isFalse();
    }

    @Test
    void shouldRefuseChallengesBeforeThereIsAChampion() {
        String line = "no version of the model is deployed: model=shop; make one the champion:"
                + " tocsin models promote shop/VERSION";

        assertThatThrownBy(() -> change(null).shadow("v1")).hasMessage(line);
        assertThatThrownBy(() -> change(null).canary("v1", 5)).hasMessage(line);
        assertThatThrownBy(() -> change(null).rollback()).hasMessage(line);
        assertThatThrownBy(() -> change(null).pinned(true)).hasMessage(line);
    }

    @Test
    void shouldRefuseTheChampionAsItsOwnChallenger() {
        DeploymentChange change = change(deployment().build());

        assertThatThrownBy(() -> change.shadow("v1"))
                .hasMessage("version is the champion, it cannot challenge itself: model=shop champion=v1");
        assertThatThrownBy(() -> change.canary("v1", 5)).isInstanceOf(RolloutRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void shouldRefuseSharesThatAreNoPercentage(int percent) {
        assertThatThrownBy(() -> change(deployment().build()).canary("v2", percent))
                .hasMessage("must be 1 to 100: percent=" + percent);
    }

    private static DeploymentChange change(@Nullable Deployment current) {
        return new DeploymentChange("shop", current, new ChangeNote("ada", "why", EVENING.plusNanos(999)));
    }

    static Deployment.Builder deployment() {
        return Deployment.newBuilder()
                .setModel("shop")
                .setSelector("web/*")
                .setChampion("v1")
                .setUpdatedAt(NOON);
    }
}
