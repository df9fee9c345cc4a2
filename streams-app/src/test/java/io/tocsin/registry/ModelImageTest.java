package io.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.TestModels;
import io.tocsin.engine.Model;
import io.tocsin.selector.Selector;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelImageTest {
    private final Model general = TestModels.trained("general", "v1");
    private final Model web = TestModels.trained("web", "v1");
    private final Model older = TestModels.trained("web", "v0");

    @Test
    void shouldHaveNoModelAtFirst() {
        assertThat(ModelImage.EMPTY.modelFor("web-1", 0)).isNull();
        assertThat(ModelImage.EMPTY.offset()).isEqualTo(-1);
    }

    @Test
    void shouldAskTheMostParticularSelectorFirst() {
        ModelImage image = ModelImage.of(List.of(atOnce("*", general), atOnce("web-*", web)), 7);
        assertThat(image.modelFor("web-1", 0)).isSameAs(web);
        assertThat(image.modelFor("db-1", 0)).isSameAs(general);
        assertThat(image.offset()).isEqualTo(7);
    }

    @Test
    void shouldChooseByTheLabelsOfTheEntity() {
        ModelImage image = ModelImage.of(List.of(atOnce("web-*", general), atOnce("web-*{env=prod}", web)), 7);
        assertThat(image.judgesOf("web-1", Map.of("env", "prod"), 0)).isEqualTo(new Judges(web, null));
        assertThat(image.judgesOf("web-1", Map.of("env", "test"), 0)).isEqualTo(new Judges(general, null));
        assertThat(image.judgesOf("db-1", Map.of("env", "prod"), 0)).isNull();
        assertThat(image.ties()).isEmpty();
    }

    @Test
    void shouldPreferAnEntityByNameToMoreLetters() {
        ModelImage image = ModelImage.of(List.of(atOnce("*long-name-*", general), atOnce("long-name-1", web)), 7);
        assertThat(image.modelFor("long-name-1", 0)).isSameAs(web);
    }

    @Test
    void shouldDecideBetweenEquallyParticularSelectorsByName() {
        ModelImage image = ModelImage.of(List.of(atOnce("web-?", web), atOnce("web-*", general)), 7);
        assertThat(image.modelFor("web-1", 0)).isSameAs(general);
        assertThat(image.ties()).hasSize(1);
    }

    @Test
    void shouldHaveNoModelForAnEntityThatNoSelectorCovers() {
        assertThat(ModelImage.of(List.of(atOnce("web-*", web)), 7).modelFor("db-1", 0))
                .isNull();
    }

    @Test
    void shouldChangeFromPreviousToChampionAtTheTickThatWasSaid() {
        ModelImage image =
                ModelImage.of(List.of(DeployedModel.of(Selector.ALL, web, OptionalLong.of(50_000), older)), 7);
        assertThat(image.modelFor("web-1", 49_999)).isSameAs(older);
        assertThat(image.modelFor("web-1", 50_000)).isSameAs(web);
        assertThat(image.models().keySet()).containsExactlyInAnyOrder(web, older);
    }

    @Test
    void shouldLetTheChampionJudgeEarlierTicksWhenThereIsNoPrevious() {
        ModelImage image =
                ModelImage.of(List.of(DeployedModel.of(Selector.ALL, web, OptionalLong.of(50_000), null)), 7);
        assertThat(image.modelFor("web-1", 0)).isSameAs(web);
    }

    @Test
    void shouldLetTheCanaryJudgeItsShareOfTheEntitiesAndAlwaysTheSame() {
        Model canary = TestModels.trained("web", "v2");
        Set<String> atTen = judgedBy(canary, 10);
        Set<String> atThirty = judgedBy(canary, 30);
        assertThat(atTen).hasSizeBetween(70, 130);
        assertThat(atThirty).hasSizeBetween(250, 350).containsAll(atTen);
        assertThat(judgedBy(canary, 0)).isEmpty();
        assertThat(judgedBy(canary, 100)).hasSize(1_000);
    }

    // The very object is meant.
    @SuppressWarnings("ReferenceEquality")
    private Set<String> judgedBy(Model canary, int percent) {
        ModelImage image = ModelImage.of(List.of(atOnce("*", web).with(new Canary(canary, percent), null)), 7);
        return IntStream.range(0, 1_000)
                .mapToObj(i -> "web-" + i)
                .filter(entity -> image.modelFor(entity, 0) == canary)
                .collect(Collectors.toSet());
    }

    @Test
    void shouldLeaveTicksBeforeActivationToThePreviousThoughThereIsACanary() {
        ModelImage image = ModelImage.of(
                List.of(DeployedModel.of(Selector.ALL, web, OptionalLong.of(50_000), older)
                        .with(new Canary(general, 100), null)),
                7);
        assertThat(image.modelFor("web-1", 49_999)).isSameAs(older);
        assertThat(image.modelFor("web-1", 50_000)).isSameAs(general);
    }

    @Test
    void shouldLetTheVersionBeforeStandInOnlyWhereNoTickDecidesAndNobodyRolledBack() {
        DeployedModel relieved = DeployedModel.of(Selector.ALL, web, OptionalLong.empty(), older);
        assertThat(ModelImage.of(List.of(relieved), 7).judgesOf("web-1", Map.of(), 0))
                .isEqualTo(new Judges(web, null, older, null));
        DeployedModel rolledBack = DeployedModel.of(Selector.ALL, web, OptionalLong.empty(), null);
        assertThat(ModelImage.of(List.of(rolledBack), 7).judgesOf("web-1", Map.of(), 0))
                .isEqualTo(new Judges(web, null));
        DeployedModel canary = relieved.with(new Canary(general, 100), null);
        assertThat(ModelImage.of(List.of(canary), 7).judgesOf("web-1", Map.of(), 0))
                .isEqualTo(new Judges(general, null));
    }

    @Test
    void shouldPutAShadowBesideWhoeverJudgesButNotBesideItself() {
        ModelImage image = ModelImage.of(
                List.of(DeployedModel.of(Selector.ALL, web, OptionalLong.of(50_000), older)
                        .with(null, older)),
                7);
        assertThat(image.judgesOf("web-1", Map.of(), 50_000)).isEqualTo(new Judges(web, older));
        assertThat(image.judgesOf("web-1", Map.of(), 0))
                .isEqualTo(new Judges(older, null, null, new Coming(web, 50_000)));
        assertThat(image.models().keySet()).containsExactlyInAnyOrder(web, older);
    }

    private static DeployedModel atOnce(String selector, Model model) {
        return DeployedModel.of(Selector.parse(selector), model, OptionalLong.empty(), null);
    }
}
