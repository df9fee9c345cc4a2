package io.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.config.TocsinConfig;
import io.tocsin.signing.KeyFileException;
import io.tocsin.signing.KeyPairFiles;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLoaderSettingsTest {

    @Test
    void shouldTrustNobodyByDefault() {
        ModelLoaderSettings settings = ModelLoaderSettings.of(TocsinConfig.defaults());

        assertThat(settings.tickDurationMs()).isEqualTo(10_000);
        assertThat(settings.maxArtifactBytes()).isEqualTo(8_388_608);
        assertThat(settings.trust().keys().isEmpty()).isTrue();
        assertThat(settings.trust().unsignedAccepted()).isFalse();
    }

    @Test
    void shouldTrustTheKeysOfTheConfiguration(@TempDir Path directory) {
        String old = KeyPairFiles.in(directory, "old").create().id();
        String next = KeyPairFiles.in(directory, "next").create().id();

        ModelLoaderSettings settings = ModelLoaderSettings.of(TocsinConfig.of(
                Map.of("models.trusted.keys", directory.toString(), "models.unsigned.accepted", "TRUE")));

        assertThat(settings.trust().keys().toString().split(",")).containsExactlyInAnyOrder(old, next);
        assertThat(settings.trust().unsignedAccepted()).isTrue();
    }

    @Test
    void shouldNotStartWithoutAKeyThatIsNamed(@TempDir Path directory) {
        Path missing = directory.resolve("missing.pem");
        TocsinConfig config = TocsinConfig.of(Map.of("models.trusted.keys", missing.toString()));

        assertThatThrownBy(() -> ModelLoaderSettings.of(config))
                .isInstanceOf(KeyFileException.class)
                .hasMessage("no such key file: file=" + missing + "; make one: tocsin keys create");
    }
}
