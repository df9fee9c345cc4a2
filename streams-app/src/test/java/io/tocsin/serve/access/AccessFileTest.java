package io.tocsin.serve.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessFileTest {
    /** SHA-256 of "abc", from the standard's own examples. */
    private static final String ABC = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path directory;

    private AccessFile file(String text) throws Exception {
        return new AccessFile(Files.writeString(directory.resolve("access"), text));
    }

    @Test
    void shouldReadALineAnEntry() throws Exception {
        AccessFile file = file("# who may do what\n\n  ann   operator\t"
                + ABC.toUpperCase(Locale.ROOT).replace("SHA", "sha")
                + "  \r\n");

        assertThat(file.read()).singleElement().satisfies(entry -> {
            assertThat(entry.name()).isEqualTo("ann");
            assertThat(entry.role()).isEqualTo(Role.OPERATOR);
            assertThat(entry.line()).isEqualTo("ann operator " + ABC);
            assertThat(entry.digest().isOf(AccessToken.of("abc").digest())).isTrue();
            assertThat(entry.digest().isOf(AccessToken.of("abd").digest())).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ann operator tocsin_secret; must be NAME ROLE sha256:HEX",
                "ann operator; must be NAME ROLE sha256:HEX",
                "ann anybody HASH; role must be sender, viewer, operator or admin",
                "ann ADMIN HASH; role must be sender, viewer, operator or admin",
                "-ann admin HASH; name must be 1 to 64 letters, digits and . _ @ -",
                "a/b admin HASH; name must be 1 to 64 letters, digits and . _ @ -",
                "ann admin HASH more; must be NAME ROLE sha256:HEX"
            })
    void shouldNameTheLineThatIsNoneAndTellNothingOfIt(String line, String reason) throws Exception {
        AccessFile file = file("# first\n" + line.replace("HASH", ABC) + "\n");

        assertThatThrownBy(file::read)
                .isInstanceOf(AccessFileException.class)
                .hasMessage("no line of an access file, " + reason + ": serve.access.file=" + file.path() + " line=2");
    }

    @Test
    void shouldRefuseOneTokenInTwoLinesAndAFileWithoutLines() throws Exception {
        AccessFile twice = file("ann viewer " + ABC + "\nbob admin " + ABC);
        assertThatThrownBy(twice::read)
                .hasMessageContaining("token must be that of one line alone")
                .hasMessageContaining("line=2");

        AccessFile empty = file("# nobody\n");
        assertThatThrownBy(empty::read).hasMessageContaining("tocsin access token NAME --role admin --file");

        AccessFile missing = new AccessFile(directory.resolve("missing"));
        assertThatThrownBy(missing::read).hasMessageContaining("cannot be read").hasMessageContaining("missing");
    }

    @Test
    void shouldRefuseAFileThatAnybodyMayWrite() throws Exception {
        AccessFile file = file("ann viewer " + ABC);
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--rw-"));

        assertThatThrownBy(file::read)
                .hasMessageContaining("anybody may write the file")
                .hasMessageContaining("chmod 600");
    }

    @Test
    void shouldAddLinesToAFileForItsOwnerAlone() throws Exception {
        AccessFile file = new AccessFile(directory.resolve("new"));
        AccessEntry ann = AccessEntry.of("ann", Role.VIEWER, AccessToken.generate());
        AccessEntry bob = AccessEntry.of("bob", Role.ADMIN, AccessToken.generate());
        file.append(ann);
        Files.writeString(file.path(), Files.readString(file.path()).strip());
        file.append(bob);

        assertThat(file.read()).containsExactly(ann, bob);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldMakeTokensOf256BitsThatNothingPrints() {
        AccessToken token = AccessToken.generate();

        assertThat(token.text())
                .matches("tocsin_[A-Za-z0-9_-]{43}")
                .isNotEqualTo(AccessToken.generate().text());
        assertThat(token).hasToString("[hidden]");
        assertThat(new Proof(Optional.of("ann"), token).toString()).doesNotContain(token.text());
    }
}
