package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessCommandTest {
    private static final String SHOWN = "token, shown this once: ";

    @TempDir
    private Path directory;

    @Test
    void shouldShowATokenOnceAndPutItsDigestIntoTheFile() throws Exception {
        Path file = directory.resolve("access");
        CliRun run = CliRun.of("access", "token", "ann", "--role", "operator", "--file", file.toString());

        assertThat(run.exitCode()).isZero();
        String token = run.outLines().get(0).substring(SHOWN.length());
        String line = "ann operator sha256:"
                + HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        assertThat(run.outLines()).containsExactly(SHOWN + token, "line added to " + file + ": " + line);
        assertThat(Files.readString(file)).isEqualTo(line + "\n");
    }

    @Test
    void shouldShowTheLineWhereNoFileIsNamed() {
        CliRun run = CliRun.of("access", "token", "prometheus", "--role", "sender");

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines().get(1)).startsWith("line for serve.access.file: prometheus sender sha256:");
    }

    @Test
    void shouldSayWhatIsWrong() throws Exception {
        assertThat(CliRun.of("access", "token", "a b", "--role", "admin").err())
                .contains("name must be 1 to 64 letters, digits and . _ @ -: NAME=a b");
        assertThat(CliRun.of("access", "token", "ann", "--role", "anybody").err())
                .contains("must be one of sender, viewer, operator, admin: value=anybody");
        assertThat(CliRun.of("access").err()).contains("access needs: token");
        Path other = Files.writeString(directory.resolve("other"), "something else\n");
        CliRun run = CliRun.of("access", "token", "ann", "--role", "admin", "--file", other.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no line of an access file").contains("line=1");
    }
}
