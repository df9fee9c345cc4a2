package io.tocsin.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelEventsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void shouldTellOfEachThingThatChanges() {
        Deployment first = change(null).promote("v1", Optional.empty(), Optional.empty());
        Deployment shadowed = change(first).shadow("v2");
        Deployment other = change(shadowed).shadow("v3");
        Deployment canary = change(other).canary("v3", 5);
        Deployment wider = change(canary).canary("v3", 25);
        Deployment promoted = change(wider).promote("v3", Optional.empty(), Optional.empty());
        Deployment pinned = change(promoted).pinned(true);
        Deployment unpinned = change(pinned).pinned(false);
        Deployment back = change(unpinned).rollback();

        assertThat(told(null, first)).containsExactly("PROMOTED v1");
        assertThat(told(first, shadowed)).containsExactly("SHADOWED v2");
        assertThat(told(shadowed, other)).containsExactly("STOOD_DOWN v2", "SHADOWED v3");
        assertThat(told(other, canary)).containsExactly("CANARY v3 {percent=5.0}");
        assertThat(told(canary, wider)).containsExactly("CANARY v3 {percent=25.0}");
        assertThat(told(wider, promoted)).as("no challenger any longer").containsExactly("PROMOTED v3");
        assertThat(told(promoted, pinned)).containsExactly("PINNED v3");
        assertThat(told(pinned, unpinned)).containsExactly("UNPINNED v3");
        assertThat(told(unpinned, back)).containsExactly("ROLLED_BACK v3");
    }

    @Test
    void shouldTellWhoNoLongerStandsBeside() {
        Deployment first = change(null).promote("v1", Optional.empty(), Optional.empty());
        Deployment both = change(change(first).shadow("v2")).canary("v3", 5);

        assertThat(told(both, change(both).withoutShadow())).containsExactly("STOOD_DOWN v2");
        assertThat(told(both, change(both).withoutCanary())).containsExactly("STOOD_DOWN v3");
    }

    @Test
    void shouldSayWhoWhenWhyAndOnWhichGrounds() {
        Deployment first = change(null).promote("v1", Optional.empty(), Optional.empty());
        Deployment next = change(first).promote("v2", Optional.empty(), Optional.empty());

        assertThat(ModelEvents.between(first, next, Map.of("beyond", 0.25)))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getModel()).isEqualTo("shop");
                    assertThat(event.getAt()).isEqualTo(NOON);
                    assertThat(event.getBy()).isEqualTo("ada");
                    assertThat(event.getReason()).isEqualTo("better");
                    assertThat(event.getFigures()).containsExactly(Map.entry("beyond", 0.25));
                });
    }

    @Test
    void shouldSayNothingWhenOnlyTheSelectorIsAnother() {
        Deployment first = change(null).promote("v1", Optional.empty(), Optional.empty());

        assertThat(told(first, change(first).promote("v1", Optional.of("web/*"), Optional.empty())))
                .isEmpty();
    }

    private static DeploymentChange change(@Nullable Deployment current) {
        return new DeploymentChange("shop", current, new ChangeNote("ada", "better", NOON));
    }

    private static List<String> told(@Nullable Deployment before, Deployment after) {
        return ModelEvents.between(before, after, Map.of()).stream()
                .map(ModelEventsTest::text)
                .toList();
    }

    private static String text(ModelEvent event) {
        return event.getKind() + " " + event.getVersion()
                + (event.getFigures().isEmpty() ? "" : " " + event.getFigures());
    }
}
