package io.tocsin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    private static final String REMEDY =
            "docs/configuration.md is stale; make it anew with: mvn -pl streams-app -am test"
                    + " -Dtest=ConfigReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dtocsin.regenerate=true";

    @Test
    void shouldMatchTheCommittedPage() throws IOException {
        if (Boolean.getBoolean("tocsin.regenerate")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, ConfigReference.markdown());
        }
        assertThat(PAGE).as(REMEDY).exists();
        assertThat(Files.readString(PAGE)).as(REMEDY).isEqualTo(ConfigReference.markdown());
    }

    @Test
    void shouldGiveEachKeyOneRow() {
        String page = ConfigReference.markdown();

        for (String key : TocsinConfig.definition().names()) {
            assertThat(page.lines().filter(line -> line.startsWith("| `" + key + "` |")))
                    .hasSize(1);
        }
        assertThat(page)
                .contains("| `tick.duration.ms` | whole number | `10000` | 1000 to 3600000 | Length of one cell")
                .contains("| `topic.prefix` | text | (empty) | ")
                .contains("- `alert.open.ticks` must be at most alert.open.window.ticks\n");
    }
}
