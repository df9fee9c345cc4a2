package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.demo.infrastructure.SharedInfrastructure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignTopicsIT {
    private static final LocalInfrastructure INFRASTRUCTURE = SharedInfrastructure.get();

    @TempDir
    Path directory;

    @Test
    void shouldNotStartWithoutAForeignTopicOrWithOneOfOurOwn() {
        String prefix = SharedInfrastructure.uniquePrefix();
        assertThat(errors(prefix, "no.such=otlp-proto"))
                .containsExactly("tocsin: topics of ingest.topics are missing: no.such; make them as their writers need"
                        + " them, or correct the key");
        assertThat(errors(prefix, prefix + "metrics.ticks=influx"))
                .containsExactly("tocsin: ingest.topics must name topics of others: own=" + prefix + "metrics.ticks");
    }

    private List<String> errors(String prefix, String topics) {
        CliRun run = CliRun.of(
                "run",
                "--create-topics",
                "--set",
                "bootstrap.servers=" + INFRASTRUCTURE.bootstrapServers(),
                "--set",
                "schema.registry.url=" + INFRASTRUCTURE.registryUrl(),
                "--set",
                "topic.prefix=" + prefix,
                "--set",
                "state.dir=" + directory,
                "--set",
                "ingest.topics=" + topics);
        assertThat(run.exitCode()).isEqualTo(1);
        return run.errLines();
    }
}
