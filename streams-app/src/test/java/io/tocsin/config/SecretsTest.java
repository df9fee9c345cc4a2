package io.tocsin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.ssl.key.password",
                "kafka.sasl.jaas.config",
                "kafka.ssl.keystore.key",
                "kafka.sasl.oauthbearer.client.credentials.client.secret",
                "kafka.sasl.oauthbearer.assertion.private.key.passphrase",
                "registry.basic.auth.user.info",
                "registry.schema.registry.basic.auth.userinfo",
                "registry.bearer.auth.token",
                "kafka.SSL.Key.PASSWORD"
            })
    void shouldHideTheValueOfASecretKey(String key) {
        ConfigEntry entry = new ConfigEntry(key, "hunter2", new ConfigSource.CommandLine());

        assertThat(entry.shownValue()).isEqualTo("[hidden]");
        assertThat(entry.toString()).isEqualTo(key + "=[hidden] (from command line)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kafka.security.protocol", "registry.basic.auth.credentials.source", "kafka.sasl.mechanism"})
    void shouldShowTheValueOfAnyOtherKey(String key) {
        assertThat(Secrets.hide(key, "shown")).isEqualTo("shown");
    }

    @Test
    void shouldHideTheUserPartOfEachUrl() {
        assertThat(Secrets.hide("schema.registry.url", "https://u:p@a:1/x@y,http://v@b"))
                .isEqualTo("https://[hidden]@a:1/x@y,http://[hidden]@b");
    }

    @Test
    void shouldNotPrintSecretsWithTheConfiguration() {
        TocsinConfig config = TocsinConfig.of(Map.of(
                "schema.registry.url", "https://user:hunter2@registry",
                "kafka.ssl.key.password", "hunter2",
                "streams.producer.sasl.jaas.config", "hunter2",
                "registry.basic.auth.user.info", "user:hunter2"));

        assertThat(config.toString())
                .doesNotContain("hunter2")
                .contains("schemaRegistryUrl=https://[hidden]@registry")
                .contains("ssl.key.password=[hidden]");
        assertThat(config.kafka().clientProperties().values()).containsEntry("ssl.key.password", "hunter2");
    }
}
