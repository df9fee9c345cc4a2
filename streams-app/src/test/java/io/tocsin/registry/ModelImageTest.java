package io.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.TestModels;
import io.tocsin.engine.Model;
import java.util.List;
import java.util.OptionalLong;
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
    void shouldDecideBetweenEquallyLongSelectorsByName() {
        ModelImage image = ModelImage.of(List.of(atOnce("web-?", web), atOnce("web-*", general)), 7);
        assertThat(image.modelFor("web-1", 0)).isSameAs(general);
    }

    @Test
    void shouldHaveNoModelForAnEntityThatNoSelectorCovers() {
        assertThat(ModelImage.of(List.of(atOnce("web-*", web)), 7).modelFor("db-1", 0))
                .isNull();
    }

    @Test
    void shouldChangeFromPreviousToChampionAtTheTickThatWasSaid() {
        ModelImage image = ModelImage.of(List.of(DeployedModel.of("*", web, OptionalLong.of(50_000), older)), 7);
        assertThat(image.modelFor("web-1", 49_999)).isSameAs(older);
        assertThat(image.modelFor("web-1", 50_000)).isSameAs(web);
        assertThat(image.models().keySet()).containsExactlyInAnyOrder(web, older);
    }

    @Test
    void shouldLetTheChampionJudgeEarlierTicksWhenThereIsNoPrevious() {
        ModelImage image = ModelImage.of(List.of(DeployedModel.of("*", web, OptionalLong.of(50_000), null)), 7);
        assertThat(image.modelFor("web-1", 0)).isSameAs(web);
    }

    private static DeployedModel atOnce(String selector, Model model) {
        return DeployedModel.of(selector, model, OptionalLong.empty(), null);
    }
}
