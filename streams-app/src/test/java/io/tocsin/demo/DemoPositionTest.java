package io.tocsin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPositionTest {
    private static final DemoPosition POSITION =
            new DemoPosition(-7, 3, Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T10:20:30.500Z"));

    @TempDir
    Path directory;

    @Test
    void shouldBeAbsentInNewDirectory() throws IOException {
        assertThat(DemoPosition.load(directory)).isEmpty();
    }

    @Test
    void shouldComeBackAsItWasSaved() throws IOException {
        POSITION.save(directory);

        assertThat(DemoPosition.load(directory)).contains(POSITION);
    }

    @Test
    void shouldReplaceTheOneBeforeInOneMove() throws IOException {
        POSITION.save(directory);
        Path reader =
                Files.createLink(directory.resolve("as-it-was.properties"), directory.resolve("simulation.properties"));
        String before = Files.readString(reader);

        POSITION.fedUntil(Instant.parse("2026-03-02T10:20:40Z")).save(directory);

        // Written elsewhere and moved: whoever holds the old file still has all of it.
        assertThat(reader).hasContent(before);
        assertThat(DemoPosition.load(directory).map(DemoPosition::fedUntil))
                .contains(Instant.parse("2026-03-02T10:20:40Z"));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("simulation.properties", "as-it-was.properties");
        }
    }

    @Test
    void shouldNotMindWhatKilledDemoLeftHalfWritten() throws IOException {
        POSITION.save(directory);
        Files.writeString(directory.resolve("simulation.properties.new"), "seed=");

        assertThat(DemoPosition.load(directory)).contains(POSITION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "seed=many\nshops=3\nstart=2026-03-01T00\\:00\\:00Z\nfed-until=2026-03-02T00\\:00\\:00Z",
                "seed=1\nshops=3\nstart=yesterday\nfed-until=2026-03-02T00\\:00\\:00Z",
                "seed=1\nshops=3\nstart=2026-03-01T00\\:00\\:00Z",
                "seed=\\u00zz"
            })
    void shouldSayInOneLineThatItCannotBeRead(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("simulation.properties"), content);

        assertThatThrownBy(() -> DemoPosition.load(directory))
                .isInstanceOf(DemoFailedException.class)
                .hasMessageStartingWith("position of the simulation is not readable: path=" + file + " reason=")
                .hasMessageEndingWith(" ; begin anew with --fresh")
                .message()
                .hasLineCount(1);
    }

    @Test
    void shouldOverruleOptionsOfAnotherFleetAndSaySo() {
        assertThat(new DemoOptions(directory, Optional.empty(), 6, 42).overruledBy(POSITION))
                .contains("the earlier demo goes on: shops=3 seed=-7, not shops=6 seed=42 ; --fresh begins anew");
        assertThat(new DemoOptions(directory, Optional.of(Duration.ofMinutes(1)), 3, -7).overruledBy(POSITION))
                .isEmpty();
    }
}
