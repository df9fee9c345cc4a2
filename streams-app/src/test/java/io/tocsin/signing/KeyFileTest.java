package io.tocsin.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    @TempDir
    Path directory;

    @Test
    void shouldReadKeysThatOpensslWrote() throws IOException {
        assertThat(KeyFile.readPublic(write("a.pem", Rfc8032.PUBLIC_PEM)).fingerprint())
                .isEqualTo(Rfc8032.FINGERPRINT);
        assertThat(KeyFile.readPrivate(guarded("a.key", "rw-------")).id()).isEqualTo(Rfc8032.ID);
    }

    @Test
    void shouldReadAKeyWithTextAroundItAndWindowsLineEnds() throws IOException {
        String text = "Key of the trainer\r\n" + Rfc8032.PUBLIC_PEM.replace("\n", "\r\n") + "until 2028\r\n";

        assertThat(KeyFile.readPublic(write("a.pem", text)).id()).isEqualTo(Rfc8032.ID);
    }

    @Test
    void shouldWriteWhatItReadsAndReadWhatItWrites() {
        KeyPairFiles files = KeyPairFiles.in(directory.resolve("new/keys"), "models");
        assertThat(files.exist()).isFalse();

        SigningKey key = files.create();

        assertThat(files.exist()).isTrue();
        assertThat(files.privateFile()).hasFileName("models.key");
        assertThat(files.publicFile()).hasFileName("models.pem");
        assertThat(KeyFile.readPrivate(files.privateFile()).id()).isEqualTo(key.id());
        assertThat(KeyFile.readPublic(files.publicFile()).fingerprint())
                .isEqualTo(key.verifyingKey().fingerprint());
    }

    @Test
    void shouldWriteTheBytesThatOpensslWrites() throws Exception {
        assertThat(new Pem(Pem.PRIVATE_KEY, Rfc8032.key(Rfc8032.SECRET).encoded()).text())
                .isEqualTo(Rfc8032.PRIVATE_PEM);
        assertThat(new Pem(
                                Pem.PUBLIC_KEY,
                                Rfc8032.key(Rfc8032.SECRET).verifyingKey().encoded())
                        .text())
                .isEqualTo(Rfc8032.PUBLIC_PEM);
    }

    @Test
    void shouldGuardThePrivateFileFromTheBeginning() throws IOException {
        KeyPairFiles files = KeyPairFiles.in(directory, "models");
        files.create();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.privateFile())))
                .isEqualTo("rw-------");
        assertThat(Files.getPosixFilePermissions(files.publicFile()))
                .containsAll(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void shouldNeverOverwrite() throws IOException {
        KeyPairFiles files = KeyPairFiles.in(directory, "models");
        String id = files.create().id();

        assertThatThrownBy(files::create)
                .isInstanceOf(KeyFileException.class)
                .hasMessage("key file exists, keys are never overwritten: file=" + files.privateFile());
        Files.delete(files.privateFile());
        assertThatThrownBy(files::create)
                .hasMessage("key file exists, keys are never overwritten: file=" + files.publicFile());
        assertThat(files.privateFile()).doesNotExist();
        assertThat(KeyFile.readPublic(files.publicFile()).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-rw----", "rw-----w-", "rwx-----x"})
    void shouldRefuseAPrivateKeyThatIsOpenToOthers(String permissions) throws IOException {
        Path file = guarded("a.key", permissions);

        assertThatThrownBy(() -> KeyFile.readPrivate(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessage("private key is open to others: file=" + file + " permissions=" + permissions
                        + "; run: chmod 600 " + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--------", "rw-------", "rw-r-----"})
    void shouldTakeAPrivateKeyThatTheOwnerOrTheGroupMayRead(String permissions) throws IOException {
        assertThat(KeyFile.readPrivate(guarded("a.key", permissions)).id()).isEqualTo(Rfc8032.ID);
    }

    @Test
    void shouldReadTrustedKeysFromFilesAndDirectories() throws IOException {
        SigningKey one = KeyPairFiles.in(directory.resolve("all"), "one").create();
        SigningKey two = KeyPairFiles.in(directory.resolve("all"), "two").create();
        Path single = write("single.pem", Rfc8032.PUBLIC_PEM);

        TrustedKeys trusted = KeyFile.readTrusted(List.of(directory.resolve("all"), single, single));

        assertThat(trusted.toString().split(",")).containsExactlyInAnyOrder(one.id(), two.id(), Rfc8032.ID);
        assertThat(trusted.contains(one.verifyingKey())).isTrue();
        assertThat(trusted.contains(SigningKey.generate().verifyingKey())).isFalse();
        assertThat(KeyFile.readTrusted(List.of()).isEmpty()).isTrue();
    }

    @Test
    void shouldSayWhatIsWrongWithAFile() throws Exception {
        Path missing = directory.resolve("missing.pem");
        refuse(KeyFile::readPublic, missing, "no such key file: file=" + missing + "; make one: tocsin keys create");
        Path empty = write("empty.pem", "");
        refuse(KeyFile::readPublic, empty, "not a key file: file=" + empty + " reason=no PEM block in it");
        Path cut = write("cut.pem", Rfc8032.PUBLIC_PEM.substring(0, 60));
        refuse(KeyFile::readPublic, cut, "not a key file: file=" + cut + " reason=no PEM block in it");
        Path two = write("two.pem", Rfc8032.PUBLIC_PEM + Rfc8032.PUBLIC_PEM);
        refuse(
                KeyFile::readPublic,
                two,
                "not a key file: file=" + two + " reason=more than one PEM block in it: blocks=2");
        Path noBase64 = write("b.pem", Rfc8032.PUBLIC_PEM.replace("MCow", "M=ow"));
        refuse(
                KeyFile::readPublic,
                noBase64,
                "not a key file: file=" + noBase64 + " reason=no Base64 between BEGIN and END");
        Path large = write("large.pem", Rfc8032.PUBLIC_PEM + " ".repeat(20_000));
        refuse(KeyFile::readPublic, large, "too large for a key: file=" + large + " max bytes=16384");
        Path truncated = write("t.pem", Rfc8032.PUBLIC_PEM.replace("0Zgw=", ""));
        refuse(
                KeyFile::readPublic,
                truncated,
                "not an Ed25519 public key: file=" + truncated + "; make one: tocsin keys create");
        assertThatThrownBy(() -> KeyFile.readPublic(directory))
                .isInstanceOf(KeyFileException.class)
                .hasMessageStartingWith("cannot read key: file=" + directory + " reason=");
    }

    @Test
    void shouldTellTheHalvesOfAKeyApart() throws Exception {
        Path publicFile = write("a.pem", Rfc8032.PUBLIC_PEM);
        Path privateFile = guarded("a.key", "rw-------");

        assertThat(KeyFile.isPrivate(privateFile)).isTrue();
        assertThat(KeyFile.isPrivate(publicFile)).isFalse();
        refuse(
                KeyFile::readPublic,
                privateFile,
                "wrong kind of key file: file=" + privateFile + " holds=PRIVATE KEY, needs a public key (PUBLIC KEY)");
        refuse(
                KeyFile::readPrivate,
                publicFile,
                "wrong kind of key file: file=" + publicFile + " holds=PUBLIC KEY, needs a private key (PRIVATE KEY)");
    }

    @Test
    void shouldRefuseKeysOfOtherKinds() throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Path publicFile =
                write("rsa.pem", new Pem(Pem.PUBLIC_KEY, rsa.getPublic().getEncoded()).text());
        Path privateFile =
                write("rsa.key", new Pem(Pem.PRIVATE_KEY, rsa.getPrivate().getEncoded()).text());
        Files.setPosixFilePermissions(privateFile, PosixFilePermissions.fromString("rw-------"));

        refuse(
                KeyFile::readPublic,
                publicFile,
                "not an Ed25519 public key: file=" + publicFile + "; make one: tocsin keys create");
        refuse(
                KeyFile::readPrivate,
                privateFile,
                "not an Ed25519 private key: file=" + privateFile + "; make one: tocsin keys create");
    }

    @Test
    void shouldRefuseADirectoryWithoutKeysAndOneWithAPrivateKeyAmongThePublicOnes() throws IOException {
        Path none = Files.createDirectory(directory.resolve("none"));
        assertThatThrownBy(() -> KeyFile.readTrusted(List.of(none)))
                .isInstanceOf(KeyFileException.class)
                .hasMessage("no public key in the directory, needs *.pem: directory=" + none
                        + "; make one: tocsin keys create");

        Path mixed = write("private.pem", Rfc8032.PRIVATE_PEM);
        assertThatThrownBy(() -> KeyFile.readTrusted(List.of(directory)))
                .isInstanceOf(KeyFileException.class)
                .hasMessageStartingWith("wrong kind of key file: file=" + mixed);
    }

    private static void refuse(Function<Path, Object> reading, Path file, String message) {
        assertThatThrownBy(() -> reading.apply(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessage(message);
    }

    private Path guarded(String name, String permissions) throws IOException {
        return Files.setPosixFilePermissions(
                write(name, Rfc8032.PRIVATE_PEM), PosixFilePermissions.fromString(permissions));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
