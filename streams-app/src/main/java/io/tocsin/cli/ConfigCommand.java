package io.tocsin.cli;

import io.tocsin.config.ConfigEntry;
import io.tocsin.config.ConfigReference;
import io.tocsin.config.LoadedConfig;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Shows and checks the configuration; talks to nobody. Confined to one thread. */
@Command(
        name = "config",
        synopsisSubcommandLabel = "show|check|reference",
        description = "Show and check the configuration.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin config show --changed",
            "  tocsin config check --config /etc/tocsin.properties",
            "  tocsin config reference > configuration.md"
        })
final class ConfigCommand implements Runnable {
    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        throw new ParameterException(output.commandLine(), "config needs one of: show, check, reference");
    }

    @Command(
            name = "show",
            description = "Every key with its value and where that came from; secrets hidden.",
            footerHeading = "%nExamples:%n",
            footer = {"  tocsin config show", "  tocsin config show --set tick.duration.ms=5000 --changed"})
    void show(
            @Mixin Output its,
            @Mixin ConfigOptions options,
            @Option(names = "--changed", description = "Only what is not at its default.") boolean changed) {
        LoadedConfig loaded = options.load();
        Predicate<ConfigEntry> shown =
                entry -> !changed || !entry.source().describe().equals("default");
        TextTable table = its.table("KEY", "VALUE", "FROM");
        loaded.entries().stream()
                .filter(shown)
                .forEach(entry -> table.row(
                        entry.key(), entry.shownValue(), entry.source().describe()));
        table.print(its.out());
    }

    @Command(
            name = "check",
            description = "Say everything that is wrong with the configuration; exit code 2 when anything is.",
            footerHeading = "%nExamples:%n",
            footer = "  tocsin config check --config /etc/tocsin.properties")
    void check(@Mixin Output its, @Mixin ConfigOptions options) {
        its.line("configuration is valid: keys=" + options.load().entries().size());
    }

    @Command(
            name = "reference",
            description = "The reference of all keys, as Markdown.",
            footerHeading = "%nExamples:%n",
            footer = "  tocsin config reference > configuration.md")
    void reference(@Mixin Output its) {
        its.out().print(ConfigReference.markdown());
        its.out().flush();
    }
}
