package io.tocsin.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What makes a shell complete our commands and options. Confined to one thread. */
@Command(
        name = "completion",
        description = "Print the script that makes a shell complete tocsin's commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin completion bash > ~/.local/share/bash-completion/completions/tocsin",
            "  tocsin completion zsh > ~/.tocsin.zsh    and in ~/.zshrc: source ~/.tocsin.zsh",
            "  tocsin completion fish > ~/.config/fish/completions/tocsin.fish",
            "  eval \"$(tocsin completion bash)\"          for this shell alone"
        })
final class CompletionCommand implements Callable<Integer> {
    /** The shells we know. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Mixin
    private final Output output = new Output();

    @Parameters(paramLabel = "SHELL", converter = Converter.class, description = "bash, zsh or fish.")
    private Shell shell = Shell.BASH;

    @Override
    public Integer call() {
        var root = output.commandLine().getParent();
        String script =
                switch (shell) {
                    case BASH, ZSH -> AutoComplete.bash("tocsin", root);
                    case FISH -> FishCompletion.of(root);
                };
        output.out().print(script);
        output.out().flush();
        return ExitCode.OK;
    }

    /** In lower case, as the shells write themselves. */
    static final class Converter implements ITypeConverter<Shell> {
        @Override
        public Shell convert(String value) {
            return Arrays.stream(Shell.values())
                    .filter(shell -> shell.name().toLowerCase(Locale.ROOT).equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("must be bash, zsh or fish: value=" + value));
        }
    }
}
