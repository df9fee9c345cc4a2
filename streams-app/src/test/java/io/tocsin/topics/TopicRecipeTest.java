package io.tocsin.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.TopologyFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicRecipeTest {
    private static final Path PAGE = Path.of("..", "ops", "topics-and-acls.md");

    @Test
    void shouldMatchTheCommittedPage(@TempDir Path state) throws IOException {
        String page = Files.readString(PAGE);
        String generated = page;
        for (Map.Entry<String, String> part : parts(state).entrySet()) {
            generated = replaced(generated, part.getKey(), part.getValue());
        }
        if (Boolean.getBoolean("tocsin.regenerate")) {
            Files.writeString(PAGE, generated);
            return;
        }
        assertThat(page)
                .as("ops/topics-and-acls.md is stale; make it anew with: mvn -pl streams-app -am test"
                        + " -Dtest=TopicRecipeTest -Dsurefire.failIfNoSpecifiedTests=false -Dtocsin.regenerate=true")
                .isEqualTo(generated);
    }

    @Test
    void shouldGiveEachTopicItsSettings() {
        assertThat(TopicRecipe.create())
                .contains("--topic anomaly.models \\\n  --partitions 1 --replication-factor 3 \\\n")
                .contains("  --config max.message.bytes=8392704 \\\n");
        assertThat(TopicRecipe.table())
                .contains("| `metrics.ticks` | 6 | 7 d | ")
                .contains("| `anomaly.alerts` | 6 | compacted, 30 d | ")
                .contains("| `anomaly.labels` | 6 | for good | ");
    }

    @Test
    void shouldSayTheSameAsCommandAndAsRule() {
        Role run = TopicRecipe.ROLES.delivering();
        assertThat(run.commands())
                .isEqualTo("```\nkafka-acls.sh --bootstrap-server $BROKER --add --allow-principal User:tocsin-run"
                        + " --operation Read --group tocsin-deliver- --resource-pattern-type prefixed\n```\n");
        assertThat(run.bindings())
                .containsExactly(new AclBinding(
                        new ResourcePattern(ResourceType.GROUP, "tocsin-deliver-", PatternType.PREFIXED),
                        new AccessControlEntry("User:tocsin-run", "*", AclOperation.READ, AclPermissionType.ALLOW)));
    }

    private static Map<String, String> parts(Path state) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("topics", TopicRecipe.table());
        parts.put("create", TopicRecipe.create());
        try (TopologyFixture fixture = new TopologyFixture(state, Map.of())) {
            parts.put("internal", TopicRecipe.internal(fixture.topology()));
        }
        parts.put("run", TopicRecipe.ROLES.judging().commands());
        parts.put("rollback", TopicRecipe.ROLES.rollback().commands());
        parts.put("serve", TopicRecipe.ROLES.serving().commands());
        parts.put("deliver", TopicRecipe.ROLES.delivering().commands());
        parts.put("collect", TopicRecipe.ROLES.collect().commands());
        parts.put("train", TopicRecipe.ROLES.train().commands());
        parts.put("others", TopicRecipe.others());
        return parts;
    }

    private static String replaced(String page, String part, String text) {
        String begin = "<!-- generated: " + part + " -->\n";
        String end = "<!-- end: " + part + " -->\n";
        assertThat(page).contains(begin).contains(end);
        int from = page.indexOf(begin) + begin.length();
        return page.substring(0, from) + text + page.substring(page.indexOf(end, from));
    }
}
