package io.tocsin.cli;

import io.tocsin.serve.access.AccessEntry;
import io.tocsin.serve.access.AccessFile;
import io.tocsin.serve.access.AccessToken;
import io.tocsin.serve.access.Role;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Makes what people and programs sign in with; talks to nobody. Confined to one thread. */
@Command(
        name = "access",
        synopsisSubcommandLabel = "token",
        description = "Say who may do what over HTTP.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin access token ann --role operator",
            "  tocsin access token prometheus --role sender --file /etc/tocsin/access"
        })
final class AccessCommand implements Runnable {
    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        throw new ParameterException(output.commandLine(), "access needs: token");
    }

    @Command(
            name = "token",
            description = {
                "Make a token and the line for serve.access.file. The token is shown once; the file holds its SHA-256 alone.",
                "To take it back delete the line; running instances read the file when it changes."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  tocsin access token ann --role operator",
                "  tocsin access token grafana --role viewer --file /etc/tocsin/access"
            })
    void token(
            @Mixin Output its,
            @Parameters(paramLabel = "NAME", description = "Who it is for, as it will stand in the log.") String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            converter = RoleConverter.class,
                            description = {
                                "sender: push metrics, nothing else; viewer: look at everything; operator: say something of alerts and plan"
                                        + " events, too; admin: change who judges, too."
                            })
                    Role role,
            @Option(
                            names = "--file",
                            paramLabel = "FILE",
                            description = "Add the line to this file, made for its owner alone when it is missing.")
                    Optional<Path> file) {
        AccessToken token = AccessToken.generate();
        AccessEntry entry = entry(its, name, role, token);
        file.ifPresent(path -> new AccessFile(path).append(entry));
        its.line("token, shown this once: " + token.text());
        its.line(
                file.map(path -> "line added to " + path + ": ").orElse("line for serve.access.file: ") + entry.line());
    }

    private static AccessEntry entry(Output its, String name, Role role, AccessToken token) {
        try {
            return AccessEntry.of(name, role, token);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(its.commandLine(), e.getMessage() + ": NAME=" + name, e);
        }
    }
}
