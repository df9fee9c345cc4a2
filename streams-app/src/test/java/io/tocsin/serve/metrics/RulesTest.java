package io.tocsin.serve.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules for Prometheus; {@code ops/prometheus/install} installs the program that some of these tests need. */
class RulesTest {
    private static final Path RULES = Path.of("..", "ops", "prometheus", "rules.yml");
    private static final Path RULES_TEST = Path.of("..", "ops", "prometheus", "rules-test.yml");
    private static final Path RUNBOOK = Path.of("..", "ops", "runbook.md");
    private static final String PROMTOOL = "promtool";

    @Test
    void shouldBeReadableToPrometheus() throws Exception {
        assertThat(promtool("check", "rules", RULES.toString())).contains("SUCCESS");
    }

    @Test
    void shouldFireWhenTheyShouldAndOnlyThen() throws Exception {
        assertThat(promtool("test", "rules", RULES_TEST.toString())).contains("SUCCESS");
    }

    /** What it prints; the test is skipped where it is not installed. */
    private static String promtool(String... arguments) throws Exception {
        boolean isThere = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, PROMTOOL)));
        assumeTrue(isThere, "not on the PATH: " + PROMTOOL);
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of(PROMTOOL), Stream.of(arguments)).toList())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(text).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    @Test
    void shouldEachHaveASeverityASummaryAndASectionOfTheRunbook() throws Exception {
        String rules = Files.readString(RULES);
        List<String> names = all("- alert: (\\w+)", rules);
        assertThat(names).hasSizeGreaterThan(15).doesNotHaveDuplicates();
        assertThat(all("labels: \\{severity: (critical|warning)}", rules)).hasSameSizeAs(names);
        assertThat(all("summary: \"(.+)\"", rules)).hasSameSizeAs(names);
        assertThat(all("runbook_url: ops/runbook\\.md#(\\w+)", rules))
                .isEqualTo(names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(Set.copyOf(all("(?m)^### (Tocsin\\w+)$", Files.readString(RUNBOOK))))
                .isEqualTo(Set.copyOf(names));
    }

    @Test
    void shouldEachBeTested() throws Exception {
        assertThat(Set.copyOf(all("alertname: (\\w+)", Files.readString(RULES_TEST))))
                .isEqualTo(Set.copyOf(all("- alert: (\\w+)", Files.readString(RULES))));
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
