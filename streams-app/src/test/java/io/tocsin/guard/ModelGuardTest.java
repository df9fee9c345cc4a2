package io.tocsin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.TestModels;
import io.tocsin.engine.Model;
import io.tocsin.registry.HealthBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelGuardTest {
    private final Model first = TestModels.trained("v1");
    private final Model second = TestModels.trained("v2");
    private final HealthBook book = new HealthBook();
    private boolean isAway;
    private final List<String> takenBack = new ArrayList<>();
    private final ModelGuard guard =
            new ModelGuard(book, (version, reason) -> takenBack.add(version + ": " + reason) && !isAway);

    @Test
    void shouldTakeBackAVersionThatCriesWolf() {
        judge(first, 1_000, 10);
        guard.look(TestModels.image(first), 0);
        guard.look(TestModels.image(second), 1_000);
        judge(second, 300, 30);
        guard.look(TestModels.image(second), 2_000);
        assertThat(takenBack)
                .containsExactly(
                        "shop/v2: too many ticks beyond the boundary: share=0.100 allowed=0.050 before=0.010 ticks=300");
    }

    @Test
    void shouldCountWhatItJudgedBeforeTheFirstLook() {
        guard.look(TestModels.image(first), 0);
        judge(second, 300, 300);
        guard.look(TestModels.image(second), 1_000);
        assertThat(takenBack).hasSize(1);
    }

    @Test
    void shouldSayItOnce() {
        guard.look(TestModels.image(first), 0);
        guard.look(TestModels.image(second), 1_000);
        book.add(second.id(), Float.NaN, false);
        guard.look(TestModels.image(second), 2_000);
        guard.look(TestModels.image(second), 3_000);
        assertThat(takenBack).containsExactly("shop/v2: scores are no numbers: ticks=1 of 1");
    }

    @Test
    void shouldTryAgainWhenItCouldNotBeTold() {
        guard.look(TestModels.image(first), 0);
        guard.look(TestModels.image(second), 1_000);
        book.add(second.id(), Float.NaN, false);
        isAway = true;
        guard.look(TestModels.image(second), 2_000);
        isAway = false;
        guard.look(TestModels.image(second), 3_000);
        guard.look(TestModels.image(second), 4_000);
        assertThat(takenBack).hasSize(2);
    }

    @Test
    void shouldLetTheFirstVersionThatItSeesBe() {
        guard.look(TestModels.image(first), 0);
        judge(first, 300, 300);
        guard.look(TestModels.image(first), 1_000);
        assertThat(takenBack).isEmpty();
    }

    @Test
    void shouldCountOnlyWhatCameAfterTheSwap() {
        // As a shadow it saw an outage.
        judge(second, 1_000, 500);
        guard.look(TestModels.shadowed(first, second), 0);
        guard.look(TestModels.image(second), 1_000);
        judge(second, 300, 3);
        guard.look(TestModels.image(second), 2_000);
        assertThat(takenBack).isEmpty();
    }

    @Test
    void shouldTakeAnOutageLongAfterTheSwapForAnOutage() {
        guard.look(TestModels.image(first), 0);
        guard.look(TestModels.image(second), 1_000);
        judge(second, 10_000, 10);
        long after = 1_000 + ModelGuard.PROBATION.toMillis() + 1;
        guard.look(TestModels.image(second), after);
        judge(second, 10_000, 9_000);
        guard.look(TestModels.image(second), after + 1_000);
        assertThat(takenBack).isEmpty();
    }

    @Test
    void shouldWatchTheVersionThatWasTakenBackTo() {
        guard.look(TestModels.image(first), 0);
        guard.look(TestModels.image(second), 1_000);
        guard.look(TestModels.image(first), 2_000);
        book.add(first.id(), Float.POSITIVE_INFINITY, false);
        guard.look(TestModels.image(first), 3_000);
        assertThat(takenBack).containsExactly("shop/v1: scores are no numbers: ticks=1 of 1");
    }

    private void judge(Model model, int ticks, int beyond) {
        for (int i = 0; i < ticks; i++) {
            book.add(model.id(), 1f, i < beyond);
        }
    }
}
