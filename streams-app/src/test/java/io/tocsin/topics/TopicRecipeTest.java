package io.tocsin.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicRecipeTest {
    private static final Path PAGE = Path.of("..", "ops", "topics-and-acls.md");

    @Test
    void shouldMatchTheCommittedPage() throws IOException {
        String page = Files.readString(PAGE);
        String generated = page;
        for (Map.Entry<String, String> part : parts().entrySet()) {
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

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("topics", TopicRecipe.table());
        parts.put("create", TopicRecipe.create());
        parts.put("internal", TopicRecipe.internal());
        parts.put("run", TopicRecipe.aclsOfRun());
        parts.put("collect", TopicRecipe.aclsOfCollect());
        parts.put("train", TopicRecipe.aclsOfTrain());
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
