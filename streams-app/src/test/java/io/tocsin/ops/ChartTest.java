package io.tocsin.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.tocsin.ops.Manifests.Pod;
import io.tocsin.serve.metrics.MetricsHandler;
import io.tocsin.serve.probe.ProbeHandler;
import io.tocsin.serve.probe.Probes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart makes of values, by Helm itself. */
@ExtendWith(HelmAvailable.class)
class ChartTest {
    private static final List<Path> FILES = List.of(Chart.DEV, Chart.PRODUCTION, Chart.EVERYTHING);

    /** Rendered once, when the first test asks. */
    private static final class Rendered {
        static final List<Named<Manifests>> ALL = all();

        private static List<Named<Manifests>> all() {
            List<Named<Manifests>> all = new ArrayList<>();
            all.add(Named.of("what has no default", Chart.ofLeast(Map.of())));
            for (Path file : FILES) {
                all.add(Named.of(file.getFileName().toString(), Chart.of(file)));
                all.add(Named.of(
                        file.getFileName() + " on the oldest Kubernetes", Chart.rendered(file, Map.of(), "1.27.0")));
            }
            return List.copyOf(all);
        }
    }

    static List<Named<Manifests>> renderings() {
        return Rendered.ALL;
    }

    @Test
    void shouldPassLint() {
        LintResult result = new Helm(Chart.HOME).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldSayNothingThatKubernetesDoesNotKnow(Manifests manifests) throws IOException {
        for (JsonNode document : manifests.documents()) {
            if (document.path("apiVersion").asText().startsWith("monitoring.coreos.com/")) {
                continue;
            }
            assertThat(KubernetesModels.objections(document))
                    .as(Manifests.nameOf(document))
                    .isEmpty();
        }
        assertThat(manifests.documents()).filteredOn(KubernetesModels::know).hasSizeGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldKeepEveryContainerWithinTheRestrictedStandard(Manifests manifests) {
        for (Pod pod : manifests.pods()) {
            assertThat(pod.spec().at("/securityContext/runAsNonRoot").asBoolean())
                    .isTrue();
            assertThat(pod.spec().at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
            assertThat(pod.spec().at("/securityContext/fsGroup").asInt()).isEqualTo(10001);
            assertThat(pod.spec().at("/securityContext/seccompProfile/type").asText())
                    .isEqualTo("RuntimeDefault");
            assertThat(pod.spec().path("automountServiceAccountToken").isBoolean())
                    .isTrue();
            assertThat(pod.spec().path("automountServiceAccountToken").asBoolean())
                    .isFalse();
            assertThat(pod.spec().path("initContainers").isMissingNode()).isTrue();
            for (JsonNode container : pod.containers()) {
                JsonNode security = container.path("securityContext");
                assertThat(security.path("allowPrivilegeEscalation").isBoolean())
                        .isTrue();
                assertThat(security.path("allowPrivilegeEscalation").asBoolean())
                        .isFalse();
                assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(Manifests.texts(security.at("/capabilities/drop"), ""))
                        .containsExactly("ALL");
                assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
                assertThat(container.at("/resources/requests/memory"))
                        .isEqualTo(container.at("/resources/limits/memory"));
            }
        }
        assertThat(manifests.pods()).extracting(Pod::owner).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldMountWhatThereIsAndNothingElse(Manifests manifests) {
        List<String> claims =
                Manifests.children(manifests.all("StatefulSet").get(0).at("/spec/volumeClaimTemplates")).stream()
                        .map(Manifests::nameOf)
                        .toList();
        for (Pod pod : manifests.pods()) {
            List<String> volumes = new ArrayList<>(Manifests.texts(pod.spec().path("volumes"), "name"));
            if (pod.owner().startsWith("StatefulSet")) {
                volumes.addAll(claims);
            }
            List<String> mounted = Manifests.texts(pod.containers().get(0).path("volumeMounts"), "name");
            assertThat(mounted).as(pod.owner()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(volumes);
            assertThat(volumes).contains("tmp", "config");
        }
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldSelectInstancesAndNobodyElse(Manifests manifests) {
        Set<String> instances = Set.of(
                "StatefulSet/" + Manifests.nameOf(manifests.all("StatefulSet").get(0)));
        List<JsonNode> selectors = new ArrayList<>();
        manifests.all("Service").forEach(service -> selectors.add(service.at("/spec/selector")));
        selectors.add(manifests.all("PodDisruptionBudget").get(0).at("/spec/selector/matchLabels"));
        selectors.add(manifests.all("StatefulSet").get(0).at("/spec/selector/matchLabels"));
        manifests
                .pod(instances.iterator().next())
                .spec()
                .path("topologySpreadConstraints")
                .forEach(constraint -> selectors.add(constraint.at("/labelSelector/matchLabels")));

        assertThat(selectors)
                .hasSize(6)
                .allSatisfy(selector -> assertThat(manifests.pods())
                        .filteredOn(pod -> pod.matches(selector))
                        .extracting(Pod::owner)
                        .containsExactlyElementsOf(instances));
        String name = Manifests.nameOf(manifests.all("StatefulSet").get(0));
        JsonNode guarded = manifests.one("NetworkPolicy", name).at("/spec/podSelector/matchLabels");
        assertThat(manifests.pods()).allMatch(pod -> pod.matches(guarded));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldAskProbesAndServicesForWhatTheServerHas(Manifests manifests) {
        JsonNode set = manifests.all("StatefulSet").get(0);
        JsonNode container = set.at("/spec/template/spec/containers/0");
        Set<String> paths = ProbeHandler.of(new Probes(
                        () -> {
                            throw new AssertionError("nobody asks");
                        },
                        System::nanoTime))
                .keySet();

        assertThat(List.of(
                        container.at("/startupProbe/httpGet/path").asText(),
                        container.at("/livenessProbe/httpGet/path").asText(),
                        container.at("/readinessProbe/httpGet/path").asText()))
                .containsExactly("/startupz", "/livez", "/readyz")
                .allMatch(paths::contains);
        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(7070);
        assertThat(container.at("/ports/0/name").asText()).isEqualTo("http");
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("http");
        }
        assertThat(manifests.all("Service"))
                .hasSize(2)
                .allSatisfy(service -> assertThat(
                                service.at("/spec/ports/0/targetPort").asText())
                        .isEqualTo("http"));
        JsonNode headless = manifests.one("Service", set.at("/spec/serviceName").asText());
        assertThat(headless.at("/spec/clusterIP").asText()).isEqualTo("None");
        assertThat(headless.at("/spec/publishNotReadyAddresses").asBoolean()).isTrue();
        manifests.all("ServiceMonitor").forEach(monitor -> {
            assertThat(monitor.at("/spec/endpoints/0/path").asText()).isEqualTo(MetricsHandler.PATH);
            assertThat(Manifests.texts(headless.at("/metadata/labels")))
                    .containsAllEntriesOf(Manifests.texts(monitor.at("/spec/selector/matchLabels")));
        });
    }

    @Test
    void shouldProbeAtThePaceThatTheDocumentationTells() {
        JsonNode container = Chart.ofLeast(Map.of()).all("StatefulSet").get(0).at("/spec/template/spec/containers/0");

        assertThat(container.at("/startupProbe/periodSeconds").asInt()).isEqualTo(5);
        assertThat(container.at("/startupProbe/failureThreshold").asInt()).isEqualTo(60);
        assertThat(container.at("/livenessProbe/periodSeconds").asInt()).isEqualTo(30);
        assertThat(container.at("/readinessProbe/periodSeconds").asInt()).isEqualTo(5);
        assertThat(container.at("/readinessProbe/timeoutSeconds").asInt()).isEqualTo(3);
    }

    @Test
    void shouldRunWhatIsNamed() {
        String version = Chart.appVersion();

        assertThat(images(Chart.ofLeast(Map.of()))).containsOnly("registry.example.com/tocsin:" + version);
        assertThat(images(Chart.ofLeast(Map.of("image.tag", "1.2.3"))))
                .containsOnly("registry.example.com/tocsin:1.2.3");
        assertThat(images(Chart.of(Chart.EVERYTHING)))
                .hasSize(4)
                .containsOnly(
                        "registry.example.com:5000/tocsin@sha256:00000000000000000000000000000000000000000000000000000000000000aa");
    }

    private static List<String> images(Manifests manifests) {
        return manifests.pods().stream()
                .flatMap(pod -> pod.containers().stream())
                .map(container -> container.path("image").asText())
                .toList();
    }

    @Test
    void shouldRollWhenTheConfigurationChangesAndOnlyThen() {
        String before = checksum(Map.of());

        assertThat(checksum(Map.of("podLabels.a", "b"))).isEqualTo(before);
        assertThat(checksum(Map.of("config.warmup\\.ticks", "13"))).isNotEqualTo(before);
        assertThat(checksum(Map.of("models.trustedKeys.a\\.pem", "-----BEGIN PUBLIC KEY-----")))
                .isNotEqualTo(before);
    }

    private static String checksum(Map<String, String> set) {
        return Chart.ofLeast(set)
                .all("StatefulSet")
                .get(0)
                .at("/spec/template/metadata/annotations")
                .path("checksum/config")
                .asText();
    }

    @Test
    void shouldMakeTopicsBeforeAnythingElse() {
        Manifests manifests = Chart.of(Chart.EVERYTHING);
        JsonNode job = manifests.one("Job", "eyes-topics");
        JsonNode config = manifests.one("ConfigMap", "eyes-topics");

        for (JsonNode hook : List.of(job, config)) {
            assertThat(hook.at("/metadata/annotations").path(Chart.HOOK).asText())
                    .isEqualTo("pre-install,pre-upgrade");
        }
        assertThat(config.at("/metadata/annotations")
                        .path("helm.sh/hook-weight")
                        .asInt())
                .isLessThan(job.at("/metadata/annotations")
                        .path("helm.sh/hook-weight")
                        .asInt());
        Pod pod = manifests.pod("Job/eyes-topics");
        assertThat(Manifests.texts(pod.containers().get(0).path("args"), "")).containsExactly("topics", "create");
        // That of the release is not there yet.
        assertThat(pod.spec().path("serviceAccountName").asText()).isEqualTo("default");
        assertThat(pod.spec().at("/volumes/0/configMap/name").asText()).isEqualTo("eyes-topics");
        assertThat(Chart.of(Chart.EVERYTHING, Map.of("topics.create", "false")).all("Job"))
                .isEmpty();
    }

    @Test
    void shouldGiveThePrivateKeyToTheTrainerAlone() {
        Manifests manifests = Chart.of(Chart.PRODUCTION);

        assertThat(manifests.pods())
                .filteredOn(pod -> pod.spec().toString().contains("tocsin-signing"))
                .extracting(Pod::owner)
                .containsExactly("Deployment/watch-tocsin-trainer");
        assertThat(manifests
                        .pod("Deployment/watch-tocsin-trainer")
                        .containers()
                        .get(0)
                        .path("args"))
                .extracting(JsonNode::asText)
                .containsExactly("train", "--watch", "--shadow-for", "6h");
        assertThat(Chart.ofLeast(Map.of()).all("Deployment")).isEmpty();
    }

    @Test
    void shouldLeaveInPeace() {
        JsonNode spec = Chart.ofLeast(Map.of()).all("StatefulSet").get(0).at("/spec");

        assertThat(spec.path("podManagementPolicy").asText()).isEqualTo("Parallel");
        assertThat(spec.at("/updateStrategy/type").asText()).isEqualTo("RollingUpdate");
        assertThat(spec.at("/template/spec/terminationGracePeriodSeconds").asInt())
                .isEqualTo(60);
        assertThat(spec.at("/template/spec/containers/0/lifecycle/preStop/sleep/seconds")
                        .asInt())
                .isEqualTo(5);
        // An older Kubernetes refuses what it does not know.
        assertThat(Chart.rendered(Chart.DEV, Map.of(), "1.29.0")
                        .all("StatefulSet")
                        .get(0)
                        .at("/spec/template/spec/containers/0/lifecycle")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void shouldLetOutWhatTheValuesNameAndNothingElse() {
        JsonNode policy =
                Chart.of(Chart.EVERYTHING).one("NetworkPolicy", "eyes").at("/spec");

        assertThat(Manifests.children(policy.path("egress")).stream()
                        .map(rule -> Manifests.texts(rule.path("ports"), "port"))
                        .toList())
                .containsExactly(
                        List.of("7070"),
                        List.of("53", "53", "5353", "5353"),
                        List.of("9096", "9097", "9098"),
                        List.of("443", "8081"),
                        List.of("443", "8443", "9093"),
                        List.of());
        assertThat(policy.at("/egress/2/to/0/ipBlock/cidr").asText()).isEqualTo("10.1.0.0/16");
        assertThat(policy.at("/ingress/0/from")).hasSize(3);
        assertThat(Chart.ofLeast(Map.of("networkPolicy.enabled", "false")).all("NetworkPolicy"))
                .isEmpty();
    }

    @Test
    void shouldLetOutToThePortsOfPodsWhereServicesHaveOthers() {
        JsonNode policy = Chart.of(
                        Chart.EVERYTHING,
                        Map.of(
                                "networkPolicy.egress.schemaRegistryPorts[0]", "8080",
                                "networkPolicy.egress.receiverPorts[0]", "9443",
                                "networkPolicy.egress.receiverPorts[1]", "9093"))
                .one("NetworkPolicy", "eyes");

        assertThat(Manifests.texts(policy.at("/spec/egress/3/ports"), "port")).containsExactly("8080");
        assertThat(Manifests.texts(policy.at("/spec/egress/4/ports"), "port")).containsExactly("9093", "9443");
    }

    @Test
    void shouldLetTheJobOutBeforeThePolicyOfTheReleaseIsThere() {
        Manifests manifests = Chart.of(Chart.EVERYTHING);
        JsonNode policy = manifests.one("NetworkPolicy", "eyes-topics");
        JsonNode hook = policy.at("/metadata/annotations");
        JsonNode job = manifests.one("Job", "eyes-topics").at("/metadata/annotations");

        assertThat(hook.path(Chart.HOOK)).isEqualTo(job.path(Chart.HOOK));
        assertThat(hook.path("helm.sh/hook-weight").asInt())
                .isLessThan(job.path("helm.sh/hook-weight").asInt());
        assertThat(manifests.pods())
                .filteredOn(pod -> pod.matches(policy.at("/spec/podSelector/matchLabels")))
                .extracting(Pod::owner)
                .containsExactly("Job/eyes-topics");
        assertThat(Manifests.texts(policy.at("/spec/egress/1/ports"), "port")).containsExactly("9096", "9097", "9098");
        assertThat(policy.at("/spec/egress/1/to/0/ipBlock/cidr").asText()).isEqualTo("10.1.0.0/16");
        assertThat(policy.at("/spec/egress/2/to/0/ipBlock/cidr").asText()).isEqualTo("10.3.0.0/16");
        assertThat(Chart.of(Chart.EVERYTHING, Map.of("topics.create", "false")).all("NetworkPolicy"))
                .hasSize(1);
    }
}
