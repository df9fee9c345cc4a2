package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.TestKeys;
import io.tocsin.TestModels;
import io.tocsin.config.TocsinConfig;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.demo.infrastructure.SharedInfrastructure;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.schemas.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsIT {
    private final LocalInfrastructure infrastructure = SharedInfrastructure.get();
    private final Map<String, String> keys = new HashMap<>(Map.of(
            "bootstrap.servers", infrastructure.bootstrapServers(),
            "schema.registry.url", infrastructure.registryUrl().toString(),
            "topic.prefix", SharedInfrastructure.uniquePrefix()));

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void publishThreeVersions() throws IOException {
        keys.putAll(TestKeys.configuration(directory.resolve("keys")));
        said("topics", "create");
        for (String version : List.of("v1", "v2", "v3")) {
            Path file = directory.resolve(version + ".tocsin");
            Files.write(file, ModelWriter.write(TestModels.trained(version)));
            assertThat(said("publish", file.toString()))
                    .hasSize(1)
                    .allMatch(line -> line.startsWith("published shop/"));
        }
    }

    @Test
    void shouldLeadAVersionFromShadowToRetirement() throws Exception {
        assertThat(refused("models", "shadow", "shop/v2"))
                .isEqualTo("tocsin: no version of the model is deployed: model=shop;"
                        + " make one the champion: tocsin models promote shop/VERSION");
        assertThat(said("models", "promote", "shop/v1", "--selector", "web/*", "--reason", "first"))
                .containsExactly("deployed shop/v1: selector=web/* from=now before=nothing");
        expect("v1", null, null, 0, null, "first");

        assertThat(said("models", "shadow", "shop/v2", "--reason", "try it"))
                .containsExactly("shadow shop/v2: beside champion=v1");
        expect("v1", null, null, 0, "v2", "try it");
        assertThat(said("models", "shadow", "shop/v2")).containsExactly("nothing to change: model=shop");

        assertThat(said("models", "canary", "shop/v2", "--percent", "20"))
                .containsExactly("canary shop/v2: percent=20 champion=v1");
        expect("v1", null, "v2", 20, "v2", "");
        assertThat(said("models", "list"))
                .anyMatch(line -> line.matches("shop +v1 .* champion for web/\\*"))
                .anyMatch(line -> line.matches("shop +v2 .* canary 20 %, shadow"));
        assertThat(said("models")).isEqualTo(said("models", "list"));

        assertThat(said("models", "promote", "shop/v2", "--ungated", "--activate-at", "2026-03-01T14:00:00Z"))
                .hasSize(1)
                .allMatch(line -> line.matches("deployed shop/v2: selector=web/\\* from=.* before=v1"));
        Deployment promoted = expect("v2", "v1", null, 0, null, "");
        assertThat(promoted.getActivateAt()).isEqualTo(Instant.parse("2026-03-01T14:00:00Z"));
        assertThat(promoted.getSelector()).isEqualTo("web/*");
        assertThat(refused("models", "retire", "shop/v1"))
                .isEqualTo("tocsin: version is in use, it cannot be retired: model=shop/v1 deployment=shop as=previous;"
                        + " a rollback goes back to it until another champion is promoted");

        assertThat(said("models", "rollback", "shop", "--reason", "false alarms"))
                .containsExactly("rolled back shop: champion=v1 instead of=v2");
        Deployment back = expect("v1", null, null, 0, null, "false alarms");
        assertThat(back.getActivateAt()).isNull();
        assertThat(back.getChangedBy()).isEqualTo(System.getProperty("user.name") + " with tocsin models rollback");
        assertThat(refused("models", "rollback", "shop")).startsWith("tocsin: no champion to go back to: model=shop ");

        assertThat(refused("models", "retire", "shop/v1")).contains(" as=champion; ");
        assertThat(said("models", "retire", "shop/v3", "--reason", "never needed"))
                .containsExactly("retired shop/v3");
        assertThat(said("models"))
                .hasSize(4)
                .noneMatch(line -> line.contains("v3"))
                .contains(
                        "an entity that no selector covers has no model, its scores say NO_MODEL and static limits guard it");
        assertThat(refused("models", "promote", "shop/v3", "--ungated"))
                .isEqualTo("tocsin: no such version in the models topic: model=shop/v3; see: tocsin models");
        expectHistory();
    }

    private void expectHistory() {
        List<String> history = said("models", "history", "shop", "--figures");
        assertThat(history.subList(1, history.size()))
                .extracting(line -> line.replaceAll(" {2,}", "|").replaceAll("^[^|]*\\|", ""))
                .containsExactly(
                        "shop/v1|promoted|" + me("promote") + "|first",
                        "shop/v2|shadowed|" + me("shadow") + "|try it",
                        "shop/v2|canary|" + me("canary") + "|[percent=20]",
                        "shop/v2|promoted|" + me("promote"),
                        "shop/v2|rolled back|" + me("rollback") + "|false alarms",
                        "shop/v3|retired|" + me("retire") + "|never needed");
        assertThat(said("models", "history", "other")).containsExactly("nothing was decided yet");
    }

    private static String me(String command) {
        return System.getProperty("user.name") + " with tocsin models " + command;
    }

    @Test
    void shouldEndChallengesAndHeedPins() throws Exception {
        said("models", "deploy", "shop/v1");
        said("models", "promote", "shop/v2", "--ungated");
        said("models", "shadow", "shop/v3");
        said("models", "canary", "shop/v1", "--percent", "5");

        assertThat(said("models", "pin", "shop", "--reason", "quarter's end"))
                .containsExactly("pinned shop: champion=v2");
        String pinned = "tocsin: model is pinned: model=shop champion=v2 reason=quarter's end;"
                + " unpin it: tocsin models unpin shop, or change it with --even-if-pinned";
        assertThat(refused("models", "promote", "shop/v3", "--ungated")).isEqualTo(pinned);
        assertThat(refused("models", "rollback", "shop")).isEqualTo(pinned);
        assertThat(refused("models", "canary", "shop/v3", "--percent", "5")).isEqualTo(pinned);
        assertThat(refused("train", "--model", "shop", "--csv", "none.csv")).isEqualTo(pinned);
        assertThat(said("models")).anyMatch(line -> line.endsWith("champion for *, pinned"));
        assertThat(said("models", "shadow", "shop", "--off"))
                .containsExactly("no shadow of shop any longer: champion=v2");
        assertThat(said("models", "canary", "shop", "--off"))
                .containsExactly("no canary of shop any longer: champion=v2");
        assertThat(expect("v2", "v1", null, 0, null, "").getPinned()).isTrue();

        said("models", "rollback", "shop", "--even-if-pinned");
        assertThat(expect("v1", null, null, 0, null, "").getPinned()).isTrue();
        assertThat(said("models", "unpin", "shop")).containsExactly("unpinned shop: champion=v1");
        assertThat(expect("v1", null, null, 0, null, "").getPinned()).isFalse();
    }

    @Test
    void shouldTakeAVersionOutAndBringItBack() throws Exception {
        Path file = directory.resolve("exported.tocsin");

        assertThat(said("models", "export", "shop/v2", file.toString()))
                .hasSize(1)
                .allMatch(line -> line.startsWith("written " + file + ": "));
        assertThat(Files.readAllBytes(file)).isEqualTo(Files.readAllBytes(directory.resolve("v2.tocsin")));
        assertThat(refused("models", "export", "shop/v1", file.toString()))
                .isEqualTo("tocsin: file exists, choose another: file=" + file);
        assertThat(said("models", "import", file.toString()))
                .as("the same bytes, signed anew")
                .singleElement()
                .asString()
                .startsWith("published shop/v2: ");

        said("models", "retire", "shop/v2");
        assertThat(said("models", "import", file.toString(), "--deploy", "--reason", "back"))
                .hasSize(2)
                .contains("deployed shop/v2: selector=* from=now before=nothing");
        expect("v2", null, null, 0, null, "back");
    }

    @Test
    void shouldTellWhoJudgesWhereSeveralCoverAnEntity() throws IOException {
        Path file = directory.resolve("web.tocsin");
        Files.write(file, ModelWriter.write(TestModels.trained("web", "v1")));
        said("publish", file.toString(), "--deploy");
        assertThat(said("models")).noneMatch(line -> line.contains("cover"));

        assertThat(said("models", "promote", "shop/v1", "--selector", "web/*{env=prod,zone=eu-*}"))
                .containsExactly("deployed shop/v1: selector=web/*{env=prod,zone=eu-*} from=now before=nothing");
        assertThat(said("models"))
                .contains(
                        "where several cover an entity, the first judges: shop for web/*{env=prod,zone=eu-*}, web for *");

        said("models", "promote", "shop/v1", "--selector", "?*");
        assertThat(tocsin("models").errLines())
                .containsExactly("tocsin: equally particular selectors cover the same entities, the first judges by its"
                        + " name: first=shop for ?* second=web for *");
    }

    @Test
    void shouldTellWhatDiffers() {
        List<String> difference = said("models", "diff", "shop/v1", "shop/v2");

        assertThat(difference.get(0)).matches("DIFFERS +shop/v1 +shop/v2");
        assertThat(difference)
                .anyMatch(line -> line.startsWith("seed "))
                .anyMatch(line -> line.startsWith("score boundary "))
                .anyMatch(line -> line.startsWith("sha256 "))
                .noneMatch(line -> line.startsWith("network ") || line.startsWith("feature"));
        assertThat(said("models", "diff", "shop/v1", "shop/v1"))
                .hasSize(1)
                .allMatch(line -> line.startsWith("no difference: sha256="));
    }

    private Deployment expect(
            String champion,
            @Nullable String previous,
            @Nullable String canary,
            int percent,
            @Nullable String shadow,
            String reason)
            throws InterruptedException {
        TocsinConfig config = TocsinConfig.of(keys);
        try (Installation installation = Installation.connect(config)) {
            Deployment now = Objects.requireNonNull(installation.deployments().current("shop"));
            assertThat(now.getChampion()).isEqualTo(champion);
            assertThat(now.getPrevious()).isEqualTo(previous);
            assertThat(now.getCanary()).isEqualTo(canary);
            assertThat(now.getCanaryPercent()).isEqualTo(percent);
            assertThat(now.getShadow()).isEqualTo(shadow);
            assertThat(now.getReason()).isEqualTo(reason);
            return now;
        }
    }

    private List<String> said(String... command) {
        CliRun run = tocsin(command);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.outLines();
    }

    private String refused(String... command) {
        CliRun run = tocsin(command);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(1);
        return run.errLines().get(0);
    }

    private CliRun tocsin(String... command) {
        Stream<String> settings =
                keys.entrySet().stream().flatMap(key -> Stream.of("--set", key.getKey() + "=" + key.getValue()));
        return CliRun.of(Stream.concat(Arrays.stream(command), settings).toArray(String[]::new));
    }
}
