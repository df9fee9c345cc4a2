package io.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.ModelId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelKeyTest {
    @Test
    void shouldReadWhatItSpells() {
        ModelKey artifact = new ModelKey.Artifact(new ModelId("shop", "2026-01-01.v1"));
        ModelKey deployment = new ModelKey.Deployment("shop");
        assertThat(artifact).hasToString("artifact/shop/2026-01-01.v1");
        assertThat(deployment).hasToString("deployment/shop");
        assertThat(ModelKey.parse("artifact/shop/2026-01-01.v1")).contains(artifact);
        assertThat(ModelKey.parse("deployment/shop")).contains(deployment);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "artifact",
                "artifact/shop",
                "artifact/shop/v1/x",
                "artifact/shop/",
                "artifact//v1",
                "deployment/",
                "deployment/shop/v1",
                "Deployment/shop",
                "deployment/a b",
                "other/shop"
            })
    void shouldReadNothingElse(String key) {
        assertThat(ModelKey.parse(key)).isEmpty();
    }
}
