package io.tocsin.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How Tocsin itself is watched, and that all of it is in the package. The operator's two kinds are held against what they should be, letter by letter: Kubernetes does not know them. */
@ExtendWith(HelmAvailable.class)
class ChartMonitoringTest {
    private static final Path OPS = Path.of("..", "ops");

    @Test
    void shouldHaveTheRulesAsTheyAre() throws IOException {
        JsonNode rules = Chart.read(Files.readString(OPS.resolve(Path.of("prometheus", "rules.yml"))))
                .get(0);

        JsonNode rendered = Chart.of(Chart.EVERYTHING).one("PrometheusRule", "eyes");
        assertThat(rendered.path("spec")).isEqualTo(rules);
        assertThat(rendered.path("apiVersion").asText()).isEqualTo("monitoring.coreos.com/v1");
    }

    @Test
    void shouldLeadFromTheRulesToTheRunbook() {
        assertThat(Chart.of(Chart.PRODUCTION)
                        .one("PrometheusRule", "watch-tocsin")
                        .at("/spec/groups/0/rules/0/annotations/runbook_url")
                        .asText())
                .isEqualTo("https://git.example.com/platform/tocsin/blob/main/ops/runbook.md#tocsindown");
    }

    @Test
    void shouldHaveTheDashboardAsItIs() throws IOException {
        JsonNode dashboard = Chart.of(Chart.EVERYTHING).one("ConfigMap", "eyes-dashboard");
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readTree(dashboard.at("/data/tocsin.json").asText()))
                .isEqualTo(json.readTree(
                        OPS.resolve(Path.of("grafana", "tocsin.json")).toFile()));
        assertThat(dashboard.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
        assertThat(dashboard.at("/metadata/annotations/grafana_folder").asText())
                .isEqualTo("Tocsin");
    }

    @Test
    void shouldBeScrapedAsTheJobThatTheRulesName() {
        assertThat(Chart.of(Chart.EVERYTHING).one("ServiceMonitor", "eyes").path("spec"))
                .isEqualTo(Chart.read("""
                        selector:
                          matchLabels:
                            app.kubernetes.io/name: tocsin
                            app.kubernetes.io/instance: watch
                            app.kubernetes.io/component: instances
                        endpoints:
                          - port: http
                            path: /metrics
                            scheme: https
                            interval: 15s
                            scrapeTimeout: 10s
                            authorization:
                              type: Bearer
                              credentials: {name: scrape, key: token}
                            tlsConfig:
                              ca:
                                secret: {name: certificate, key: ca.crt}
                              serverName: eyes.ops.svc
                            relabelings:
                              - {action: replace, targetLabel: job, replacement: tocsin}
                        """).get(0));
    }

    @Test
    void shouldHaveNoneOfItUnlessAskedFor() {
        assertThat(Chart.ofLeast(Map.of()).documents())
                .extracting(document -> document.path("kind").asText())
                .doesNotContain("ServiceMonitor", "PrometheusRule");
    }

    @Test
    void shouldSayWhatToDoNext() {
        assertThat(notes(Chart.DEV))
                .contains("kubectl -n ops port-forward service/watch-tocsin 7070:7070")
                .contains("- No key is trusted, so that no model judges")
                .contains("- Whoever reaches port 7070 may do everything (access.open).");
        assertThat(notes(Chart.PRODUCTION))
                .contains("3 instance(s) of registry.example.com/platform/tocsin:")
                .contains("https://tocsin.example.com/")
                .doesNotContain("No key is trusted", "may do everything");
    }

    private static String notes(Path values) {
        return new Helm(Chart.HOME)
                .install()
                .withName("watch")
                .withNamespace("ops")
                .withKubeVersion("1.33.0")
                .withValuesFile(values)
                .clientOnly()
                .dryRun()
                .call()
                .getOutput();
    }

    @Test
    void shouldPackAllThatItNeeds(@TempDir Path directory) throws IOException {
        new Helm(Chart.HOME).packageIt().withDestination(directory).call();

        List<String> packed = new ArrayList<>();
        try (var tar = new TarArchiveInputStream(
                new GZIPInputStream(Files.newInputStream(directory.resolve("tocsin-0.1.0.tgz"))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                packed.add(entry.getName());
                if (entry.getName().equals("tocsin/files/rules.yml")) {
                    assertThat(new String(tar.readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo(Files.readString(OPS.resolve(Path.of("prometheus", "rules.yml"))));
                }
            }
        }
        assertThat(packed)
                .contains(
                        "tocsin/Chart.yaml",
                        "tocsin/values.yaml",
                        "tocsin/values.schema.json",
                        "tocsin/README.md",
                        "tocsin/files/rules.yml",
                        "tocsin/files/dashboard.json",
                        "tocsin/examples/production.yaml",
                        "tocsin/templates/NOTES.txt");
    }
}
