package io.tocsin.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.config.ConfigEntry;
import io.tocsin.config.ConfigInputs;
import io.tocsin.config.ConfigLoader;
import io.tocsin.config.LoadedConfig;
import io.tocsin.config.TocsinConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the program reads of file and environment that the chart gives it: by its own loader, which stops at any key that it does not know. */
@ExtendWith(HelmAvailable.class)
class ChartConfigTest {
    @TempDir
    private Path directory;

    @Test
    void shouldStartWithWhatHasNoDefault() throws IOException {
        TocsinConfig config = instance(Chart.ofLeast(Map.of())).config();

        assertThat(config.kafka().bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(config.kafka().schemaRegistryUrl()).isEqualTo("http://registry:8081");
        assertThat(config.kafka().topicReplicationFactor()).isEqualTo((short) -1);
        assertThat(config.kafka().streams().applicationId()).isEqualTo("tocsin");
        assertThat(config.kafka().streams().standbyReplicas()).isEqualTo(1);
        assertThat(config.kafka().streams().stateDirectory()).isEqualTo(Path.of("/var/lib/tocsin/state"));
        assertThat(config.serve().port()).isEqualTo(7070);
        assertThat(config.serve().isLocal()).isFalse();
        assertThat(config.serve().access().open()).isTrue();
        assertThat(config.serve().access().hosts())
                .containsExactly(
                        "watch-tocsin",
                        "watch-tocsin.ops",
                        "watch-tocsin.ops.svc",
                        "watch-tocsin.ops.svc.cluster.local");
        assertThat(config.registry().trustedKeys()).isEmpty();
    }

    @Test
    void shouldBeReachedByTheNameThatTheHeadlessServiceGives() throws IOException {
        Manifests manifests = Chart.ofLeast(Map.of());
        String service =
                manifests.all("StatefulSet").get(0).at("/spec/serviceName").asText();

        assertThat(service).isEqualTo("watch-tocsin-headless");
        assertThat(instance(manifests).config().serve().instance())
                .isEqualTo("watch-tocsin-0.watch-tocsin-headless.ops.svc:7070");
    }

    @Test
    void shouldKeepNoCopiesWhereThereIsOneInstance() throws IOException {
        assertThat(instance(Chart.of(Chart.DEV)).config().kafka().streams().standbyReplicas())
                .isZero();
    }

    @Test
    void shouldStartInProduction() throws IOException {
        TocsinConfig config = instance(Chart.of(Chart.PRODUCTION)).config();

        assertThat(config.kafka().clientConfiguration())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry("sasl.jaas.config", "tocsin-run/sasl.jaas.config")
                .containsEntry("ssl.truststore.location", "/etc/tocsin/kafka-truststore/ca.crt")
                .containsEntry("ssl.truststore.type", "PEM")
                .doesNotContainKey("ssl.truststore.password");
        assertThat(config.kafka().registryProperties().values())
                .containsEntry("basic.auth.credentials.source", "USER_INFO")
                .containsEntry("basic.auth.user.info", "tocsin-registry/userinfo")
                .containsEntry("schema.registry.ssl.truststore.location", "/etc/tocsin/registry-truststore/ca.p12")
                .containsEntry("schema.registry.ssl.truststore.password", "registry-truststore/ca.password");
        assertThat(config.serve().access().open()).isFalse();
        assertThat(config.serve().access().file()).contains(Path.of("/etc/tocsin/access/access"));
        assertThat(config.serve().access().hosts()).contains("tocsin.example.com");
        assertThat(config.registry().trustedKeys()).containsExactly(Path.of("/etc/tocsin/keys"));
        assertThat(config.registry().signingKey()).isEmpty();
        assertThat(config.deliver().receivers()).hasSize(2);
    }

    @Test
    void shouldShowATokenWhereBrokersAskForOne() throws IOException {
        TocsinConfig config = instance(Chart.ofLeast(Map.of(
                        "kafka.securityProtocol", "SASL_SSL",
                        "kafka.sasl.mechanism", "OAUTHBEARER",
                        "kafka.sasl.existingSecret", "tocsin-oauth",
                        "config.kafka\\.sasl\\.oauthbearer\\.client\\.credentials\\.client\\.id", "tocsin-run",
                        "extraEnv[0].name", "TOCSIN_KAFKA_SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_SECRET",
                        "extraEnv[0].valueFrom.secretKeyRef.name", "tocsin-oauth",
                        "extraEnv[0].valueFrom.secretKeyRef.key", "client-secret")))
                .config();

        assertThat(config.kafka().clientConfiguration())
                .containsEntry("sasl.mechanism", "OAUTHBEARER")
                .containsEntry("sasl.jaas.config", "tocsin-oauth/sasl.jaas.config")
                .containsEntry("sasl.oauthbearer.client.credentials.client.id", "tocsin-run")
                .containsEntry("sasl.oauthbearer.client.credentials.client.secret", "tocsin-oauth/client-secret");
    }

    @Test
    void shouldTakeValuesAsTheyStand() throws IOException {
        LoadedConfig loaded = instance(Chart.of(Chart.EVERYTHING));
        Map<String, String> values = new HashMap<>();
        loaded.entries().forEach(entry -> values.put(entry.key(), entry.value()));

        // YAML makes a floating point number of it, which would be written 6.048e+08.
        assertThat(values).containsEntry("ingest.age.max.ms", "604800000");
        assertThat(values).containsEntry("alert.resolve.ratio", "0.8");
        assertThat(values).containsEntry("models.rollback.automatic", "false");
        assertThat(values).containsEntry("deliver.group.service.pattern", "(.+?)(?:-?\\d+)?");
        assertThat(values).containsEntry("deliver.webhook.url", "https://hook.example.com:8443/a?b=c");
        assertThat(values).containsEntry("kafka.client.dns.lookup", "use_all_dns_ips");
        assertThat(values).containsEntry("standby.replicas", "2");
        assertThat(values).containsEntry("kafka.ssl.keystore.password", "me/user.password");
        assertThat(loaded.config().serve().access().tls().isOn()).isTrue();
    }

    @Test
    void shouldLetTrainerAndTopicsJobStart() throws IOException {
        Manifests manifests = Chart.of(Chart.EVERYTHING);

        TocsinConfig trainer = of(manifests, "Deployment/eyes-trainer", "eyes").config();
        assertThat(trainer.registry().signingKey()).contains(Path.of("/etc/tocsin/signing/models.key"));
        assertThat(trainer.kafka().clientConfiguration()).containsEntry("sasl.jaas.config", "user/jaas");
        TocsinConfig topics = of(manifests, "Job/eyes-topics", "eyes-topics").config();
        assertThat(topics.kafka().clientConfiguration()).containsEntry("sasl.jaas.config", "admin/sasl.jaas.config");
        assertThat(topics.kafka().topicPrefix()).isEqualTo("eu.");
        assertThat(of(manifests, "Pod/eyes-test", "eyes").entries())
                .extracting(ConfigEntry::key)
                .contains("kafka.sasl.jaas.config");
    }

    private LoadedConfig instance(Manifests manifests) throws IOException {
        String name = Manifests.nameOf(manifests.all("StatefulSet").get(0));
        return of(manifests, "StatefulSet/" + name, name);
    }

    private LoadedConfig of(Manifests manifests, String owner, String configMap) throws IOException {
        Map<String, String> environment = new HashMap<>();
        for (JsonNode variable : manifests.pod(owner).containers().get(0).path("env")) {
            environment.put(variable.path("name").asText(), valueOf(variable));
        }
        environment.computeIfPresent(
                "TOCSIN_SERVE_ADVERTISED", (name, value) -> value.replace("$(POD_NAME)", "watch-tocsin-0"));
        assertThat(environment.put("TOCSIN_CONFIG", "")).isEqualTo("/etc/tocsin/config/tocsin.properties");
        Path file = Files.writeString(
                directory.resolve("tocsin.properties"),
                manifests
                        .one("ConfigMap", configMap)
                        .at("/data/tocsin.properties")
                        .asText());
        return ConfigLoader.load(new ConfigInputs(Optional.of(file), directory, environment, List.of()));
    }

    /** Of a secret its name and key. */
    private static String valueOf(JsonNode variable) {
        JsonNode secret = variable.at("/valueFrom/secretKeyRef");
        return secret.isMissingNode()
                ? variable.path("value").asText()
                : secret.path("name").asText() + "/" + secret.path("key").asText();
    }
}
