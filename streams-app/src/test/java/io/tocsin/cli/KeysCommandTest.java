package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.signing.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysCommandTest {
    @TempDir
    Path directory;

    @Test
    void shouldMakeAKeyAndSayWhatToSetNext() {
        CliRun run = create();

        Path privateFile = directory.resolve("k/shop.key");
        Path publicFile = directory.resolve("k/shop.pem");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines())
                .containsExactly(
                        "created key " + KeyFile.readPublic(publicFile).id(),
                        "    private: " + privateFile + " (whoever has it decides what judges)",
                        "    public:  " + publicFile,
                        "set where models are trained and published: models.signing.key=" + privateFile,
                        "set where they judge, beside the keys trusted so far: models.trusted.keys=" + publicFile);
    }

    @Test
    void shouldNeverOverwriteAKey() {
        String id = create().outLines().get(0);

        CliRun again = create();
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out()).isEmpty();
        assertThat(again.errLines())
                .containsExactly(
                        "tocsin: key file exists, keys are never overwritten: file=" + directory.resolve("k/shop.key"));

        CliRun ifMissing = create("--if-missing");
        assertThat(ifMissing.exitCode()).isZero();
        assertThat(ifMissing.outLines().get(0)).isEqualTo(id.replace("created key", "there is key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "..", ".hidden", "a b"})
    void shouldRefuseANameThatIsNoFileName(String name) {
        CliRun run = CliRun.of("keys", "create", "--out", directory.toString(), "--name", name);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "tocsin: --name must be 1 to 64 letters, digits, dots, dashes or underscores: value=" + name);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldShowBothHalvesWithTheSameId() {
        create();
        Path privateFile = directory.resolve("k/shop.key");
        Path publicFile = directory.resolve("k/shop.pem");
        String fingerprint = KeyFile.readPublic(publicFile).fingerprint();

        CliRun run = CliRun.of("keys", "show", privateFile.toString(), publicFile.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).hasSize(3);
        assertThat(run.outLines().get(1))
                .matches(privateFile + " +private +" + fingerprint.substring(0, 16) + " +" + fingerprint);
        assertThat(run.outLines().get(2))
                .matches(publicFile + " +public +" + fingerprint.substring(0, 16) + " +" + fingerprint);
    }

    @Test
    void shouldShowTheGoodFilesAndFailForTheBadOne() throws IOException {
        create();
        Path bad = Files.writeString(directory.resolve("bad.pem"), "no key");

        CliRun run = CliRun.of(
                "keys", "show", bad.toString(), directory.resolve("k/shop.pem").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines())
                .containsExactly("tocsin: not a key file: file=" + bad + " reason=no PEM block in it");
        assertThat(run.outLines()).hasSize(2);
    }

    private CliRun create(String... more) {
        String[] arguments = {"keys", "create", "--out", directory.resolve("k").toString(), "--name", "shop"};
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return CliRun.of(all);
    }
}
