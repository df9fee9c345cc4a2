package io.tocsin.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that cannot be used are refused before anything is installed. */
@ExtendWith(HelmAvailable.class)
class ChartValuesTest {
    @Test
    void shouldTellAllThatIsMissingAtOnce() {
        assertThatThrownBy(() -> Chart.rendered(Chart.NOTHING, Map.of(), "1.33.0"))
                .hasMessageContaining("problems=4")
                .hasMessageContaining("\n  image.repository must be set: no image of Tocsin is published")
                .hasMessageContaining("\n  kafka.bootstrapServers must be set")
                .hasMessageContaining("\n  schemaRegistry.url must be set")
                .hasMessageContaining("\n  access.existingSecret must be set");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    replicaCount                           | 0                | at '/replicaCount': minimum: got 0, want 1
                    replicas                               | 3                | additional properties 'replicas' not allowed
                    standbyReplicas                        | many             | at '/standbyReplicas'
                    image.tag                              | a:b              | at '/image/tag'
                    image.pullPolicy                       | Sometimes        | value must be one of 'IfNotPresent', 'Always', 'Never'
                    kafka.bootstrapServers                 | kafka            | at '/kafka/bootstrapServers'
                    kafka.securityProtocol                 | TLS              | value must be one of 'PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'
                    kafka.replicationFactor                | 0                | at '/kafka/replicationFactor'
                    kafka.sasl.mechanism                   | GSSAPI           | at '/kafka/sasl/mechanism'
                    schemaRegistry.url                     | registry:8081    | at '/schemaRegistry/url'
                    resources.limits.memory                | 1GB              | at '/resources/limits/memory'
                    persistence.size                       | much             | at '/persistence/size'
                    persistence.accessModes[0]             | ReadWriteMany    | at '/persistence/accessModes/0'
                    terminationGracePeriodSeconds          | 5                | minimum: got 5, want 30
                    spread.zone                            | Never            | at '/spread/zone'
                    ingress.hosts[0]                       | https://a.b/     | at '/ingress/hosts/0'
                    metrics.serviceMonitor.interval        | often            | at '/metrics/serviceMonitor/interval'
                    models.trustedKeys.a                   | b                | 'a' does not match pattern
                    config.tick\\.duraton\\.ms             | 5000             | additional properties 'tick.duraton.ms' not allowed
                    config.alert\\.open\\.ticks            | 65               | at '/config/alert.open.ticks'
                    config.processing\\.guarantee          | twice            | at '/config/processing.guarantee'
                    """)
    void shouldRefuseByTheSchemaAndSayWhere(String key, String value, String said) {
        assertThatThrownBy(() -> Chart.ofLeast(Map.of(key, value))).hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    access.existingSecret                  | s                | access.open must be false together with access.existingSecret
                    kafka.securityProtocol                 | SASL_SSL         | kafka.sasl.existingSecret must be set with kafka.securityProtocol=SASL_SSL
                    kafka.sasl.existingSecret              | s                | kafka.securityProtocol must be SASL_SSL or SASL_PLAINTEXT
                    kafka.tls.truststore.existingSecret    | s                | kafka.securityProtocol must be SSL or SASL_SSL with kafka.tls
                    trainer.enabled                        | true             | trainer.signingKey.existingSecret must be set
                    ingress.enabled                        | true             | ingress.hosts must not be empty
                    standbyReplicas                        | 2                | standbyReplicas must be less than replicaCount: standbyReplicas=2 replicaCount=2
                    config.serve\\.port                    | 8080             | config.serve.port is set by the chart: use service.port
                    config.kafka\\.sasl\\.jaas\\.config    | x                | config.kafka.sasl.jaas.config is set by the chart: use kafka.sasl.existingSecret
                    """)
    void shouldRefuseWhatDoesNotFitTogether(String key, String value, String said) {
        assertThatThrownBy(() -> Chart.ofLeast(Map.of(key, value))).hasMessageContaining(said);
    }

    @Test
    void shouldAskForATokenToScrapeWithWhereOneHasToSignIn() {
        assertThatThrownBy(() -> Chart.of(Chart.PRODUCTION, Map.of("metrics.serviceMonitor.tokenSecret.name", "")))
                .hasMessageContaining("/metrics needs a viewer's token");
    }

    @Test
    void shouldLeaveTheNumberToAnAutoscaler() {
        Manifests manifests = Chart.ofLeast(Map.of("replicaCount", "null"));

        assertThat(manifests.all("StatefulSet").get(0).at("/spec/replicas").isMissingNode())
                .isTrue();
        assertThat(manifests
                        .one("ConfigMap", "watch-tocsin")
                        .at("/data/tocsin.properties")
                        .asText())
                .contains("standby.replicas=1\n");
    }
}
