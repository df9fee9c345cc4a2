package io.tocsin.cli;

import io.tocsin.demo.Demo;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: all commands under one name. Stateless, thread-safe. */
@Command(
        name = "tocsin",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Reads system metrics from Kafka, learns what is normal, and alerts before a failure.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin demo                  everything on this machine, with simulated shops",
            "  tocsin topics create         then: tocsin keys create, tocsin run, tocsin collect, tocsin train",
            "  tocsin status                is it well? then: tocsin top",
            "  tocsin COMMAND --help        options and examples of a command"
        })
public final class Tocsin implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set before run() is called
    private CommandSpec spec;

    Tocsin() {}

    /** Without a command: says what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Runs one command; exit code 0 when it did what it was asked for, 1 when it failed, 2 when it was asked wrongly. */
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        CommandLine commands = commands(terminal, Demo::run);
        commands.setOut(writer(FileDescriptor.out, terminal)).setErr(writer(FileDescriptor.err, terminal));
        System.exit(commands.execute(arguments));
    }

    /**
     * All commands.
     *
     * @param terminal what standard output is able to show
     */
    static CommandLine commands(Terminal terminal, DemoLauncher demo) {
        Failures failures = new Failures();
        CommandLine commands = new CommandLine(new Tocsin())
                .addSubcommand(new DemoCommand(demo))
                .addSubcommand(new RunCommand())
                .addSubcommand(new CollectCommand())
                .addSubcommand(new FeedCommand(terminal))
                .addSubcommand(new TrainCommand(terminal))
                .addSubcommand(new BacktestCommand(terminal))
                .addSubcommand(new PublishCommand())
                .addSubcommand(new ModelsCommand())
                .addSubcommand(new KeysCommand())
                .addSubcommand(new AccessCommand())
                .addSubcommand(new CalendarCommand())
                .addSubcommand(new AlertsCommand())
                .addSubcommand(new FeedbackCommand())
                .addSubcommand(new IngestCommand())
                .addSubcommand(new TopCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new StatusCommand(terminal))
                .addSubcommand(new SizingCommand(terminal))
                .addSubcommand(new TopicsCommand())
                .addSubcommand(new BackupCommand())
                .addSubcommand(new ConfigCommand())
                .addSubcommand(new CompletionCommand())
                .addSubcommand(examples(terminal));
        return commands.setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setColorScheme(Help.defaultColorScheme(terminal.colors() ? Ansi.ON : Ansi.OFF));
    }

    private static CommandLine examples(Terminal terminal) {
        return new CommandLine(new ExampleCommand())
                .addSubcommand(new StockCommand(terminal))
                .addSubcommand(new FlashSaleCommand(terminal))
                .addSubcommand(new GradientsCommand());
    }

    /** In the terminal's characters, whatever the JVM's default is; and never through the logged System.out. */
    private static PrintWriter writer(FileDescriptor descriptor, Terminal terminal) {
        Charset charset = terminal.characters().charset();
        return new PrintWriter(new FileOutputStream(descriptor), true, charset);
    }
}
