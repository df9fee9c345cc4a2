package io.tocsin.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.engine.ModelId;
import io.tocsin.registry.ModelKey;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelArtifact;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ModelHistoryTest {
    private final ModelHistory history = new ModelHistory("shop");

    @Test
    void shouldConcernItselfWithOneModelOnly() {
        assertThat(history.concerns(new ModelKey.Deployment("shop"))).isTrue();
        assertThat(history.concerns(new ModelKey.Deployment("hosts"))).isFalse();
        assertThat(history.concerns(new ModelKey.Artifact(new ModelId("shop", "v1"))))
                .isTrue();
        assertThat(history.concerns(new ModelKey.Artifact(new ModelId("shop2", "v1"))))
                .isFalse();
    }

    @Test
    void shouldAcceptADecisionOnWhatIsStillThere() {
        assertThatCode(() -> history.requireStill(null)).doesNotThrowAnyException();

        history.takeDeployment(DeploymentChangeTest.deployment().build());

        assertThatCode(() ->
                        history.requireStill(DeploymentChangeTest.deployment().build()))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseADecisionOnWhatHasChangedAndTellTheChange() {
        Deployment before = DeploymentChangeTest.deployment().build();
        history.takeDeployment(before);
        history.takeDeployment(DeploymentChangeTest.deployment()
                .setChampion("v2")
                .setCanary("v3")
                .setCanaryPercent(5)
                .setShadow("v4")
                .setPinned(true)
                .setChangedBy("ada")
                .build());

        assertThatThrownBy(() -> history.requireStill(before))
                .isInstanceOf(DeploymentChangedException.class)
                .hasMessage("deployment was changed meanwhile: model=shop by=ada now=champion v2, canary v3 for 5 %,"
                        + " shadow v4, pinned; look at it with tocsin models and decide again");
    }

    @Test
    void shouldRefuseADecisionWhenOnlyTheTimeDiffers() {
        Deployment before = DeploymentChangeTest.deployment().build();
        history.takeDeployment(DeploymentChangeTest.deployment()
                .setUpdatedAt(Instant.parse("2026-01-01T12:00:00.001Z"))
                .build());

        assertThatThrownBy(() -> history.requireStill(before)).isInstanceOf(DeploymentChangedException.class);
    }

    @Test
    void shouldRefuseADecisionOnADeploymentThatIsGone() {
        Deployment before = DeploymentChangeTest.deployment().build();
        history.takeDeployment(before);
        history.takeDeployment(null);

        assertThatThrownBy(() -> history.requireStill(before)).hasMessageContaining("by=unknown now=none; ");
        assertThat(history.knows(before)).isTrue();
    }

    @Test
    void shouldRefuseADecisionThatNothingWasThereForAFirstOneThatIs() {
        history.takeDeployment(DeploymentChangeTest.deployment().build());

        assertThatThrownBy(() -> history.requireStill(null)).isInstanceOf(DeploymentChangedException.class);
    }

    @Test
    void shouldPassOverWhatIsNoDeployment() {
        Deployment before = DeploymentChangeTest.deployment().build();
        history.takeDeployment(before);
        history.takeDeployment(new ModelArtifact(
                "shop",
                "v1",
                Instant.EPOCH,
                "00".repeat(32),
                ByteBuffer.allocate(0),
                "",
                ByteBuffer.allocate(0),
                null));

        assertThat(history.deployment()).isEqualTo(before);
    }

    @Test
    void shouldRefuseVersionsThatAreNotThereOrRetired() {
        Deployment next = DeploymentChangeTest.deployment().setShadow("v2").build();
        history.takeArtifact("v1", true);
        history.takeArtifact("v2", true);
        assertThatCode(() -> history.requireVersionsOf(next)).doesNotThrowAnyException();

        history.takeArtifact("v2", false);

        assertThatThrownBy(() -> history.requireVersionsOf(next))
                .isInstanceOf(RolloutRefusedException.class)
                .hasMessage("no such version in the models topic: model=shop/v2; see: tocsin models");
    }
}
