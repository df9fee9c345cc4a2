package io.tocsin.cli;

import io.tocsin.signing.KeyFile;
import io.tocsin.signing.KeyFileException;
import io.tocsin.signing.KeyPairFiles;
import io.tocsin.signing.SigningKey;
import io.tocsin.signing.VerifyingKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Makes and shows the keys that models are signed with; talks to nobody. Confined to one thread. */
@Command(
        name = "keys",
        synopsisSubcommandLabel = "create|show",
        description = "Make and show the keys that models are signed with.",
        footerHeading = "%nExamples:%n",
        footer = {"  tocsin keys create", "  tocsin keys show ~/.tocsin/keys/models.pem"})
final class KeysCommand implements Runnable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");

    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        throw new ParameterException(output.commandLine(), "keys needs one of: create, show");
    }

    @Command(
            name = "create",
            description = {
                "Make an Ed25519 key: NAME.key is private and signs models, NAME.pem is public and lets instances check them.",
                "Nothing is ever overwritten."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  tocsin keys create",
                "  tocsin keys create --out /etc/tocsin/keys --name models-2027",
                "  tocsin keys create --if-missing    when it is called at every start"
            })
    void create(
            @Mixin Output its,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            description = "Where to, made when missing (default: ~/.tocsin/keys).")
                    Optional<Path> directory,
            @Option(names = "--name", paramLabel = "NAME", description = "Name of the files (default: models).")
                    Optional<String> name,
            @Option(names = "--if-missing", description = "Show the key when it is there, instead of failing.")
                    boolean ifMissing) {
        String checkedName = name.orElse("models");
        if (!NAME.matcher(checkedName).matches()) {
            throw new ParameterException(
                    its.commandLine(),
                    "--name must be 1 to 64 letters, digits, dots, dashes or underscores: value=" + checkedName);
        }
        Path into = directory.orElseGet(() -> Path.of(System.getProperty("user.home"), ".tocsin", "keys"));
        KeyPairFiles files = KeyPairFiles.in(into.toAbsolutePath().normalize(), checkedName);
        boolean there = ifMissing && files.exist();
        SigningKey key = there ? KeyFile.readPrivate(files.privateFile()) : files.create();
        its.line((there ? "there is key " : "created key ") + key.id());
        its.line("    private: " + files.privateFile() + " (whoever has it decides what judges)");
        its.line("    public:  " + files.publicFile());
        its.line("set where models are trained and published: models.signing.key=" + files.privateFile());
        its.line("set where they judge, beside the keys trusted so far: models.trusted.keys=" + files.publicFile());
    }

    @Command(
            name = "show",
            description = "Kind, id and fingerprint of key files; exit code 1 when any is no usable key.",
            footerHeading = "%nExamples:%n",
            footer = "  tocsin keys show /etc/tocsin/keys/*.pem")
    int show(
            @Mixin Output its,
            @Parameters(
                            paramLabel = "FILE",
                            arity = "1..*",
                            description = "PEM files, private (PKCS#8) or public (SPKI).")
                    List<Path> files) {
        TextTable table = its.table("FILE", "KIND", "ID", "FINGERPRINT (SHA-256)");
        int bad = 0;
        for (Path file : files) {
            try {
                boolean isPrivate = KeyFile.isPrivate(file);
                VerifyingKey key = isPrivate ? KeyFile.readPrivate(file).verifyingKey() : KeyFile.readPublic(file);
                table.row(file, isPrivate ? "private" : "public", key.id(), key.fingerprint());
            } catch (KeyFileException e) {
                its.warn(String.valueOf(e.getMessage()));
                bad++;
            }
        }
        if (bad < files.size()) {
            table.print(its.out());
        }
        return bad == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
