package io.tocsin.demo.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryInstallationTest {
    @TempDir
    Path directory;

    @Test
    void shouldFindRunnerJarInSubFolder() throws IOException {
        Files.createDirectories(directory.resolve("registry-1.0/lib"));
        Files.createFile(directory.resolve("registry-1.0/lib/other.jar"));
        Path jar = Files.createFile(directory.resolve("registry-1.0/app-1.0-runner.jar"));
        assertThat(RegistryInstallation.runnerJar(directory)).isEqualTo(jar);
    }

    @Test
    void shouldSayWhatToDoWhenRegistryIsNotInstalled() {
        assertThatThrownBy(() -> RegistryInstallation.runnerJar(directory))
                .isInstanceOf(InfrastructureException.class)
                .hasMessage("registry is not installed: no *-runner.jar in " + directory + " ; run mvn package");
        assertThatThrownBy(() -> RegistryInstallation.runnerJar(directory.resolve("none")))
                .isInstanceOf(InfrastructureException.class)
                .hasMessage(
                        "registry is not installed: cannot read " + directory.resolve("none") + " ; run mvn package");
    }
}
