package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.AlertKind;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Something was wrong and nobody was told. Confined to one thread. */
@Command(
        name = "missed",
        description =
                "Say that something was wrong and no alert came: the stretch is labelled, and the boundary falls.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin feedback missed shop-3 --kind failure --from 2026-03-01T14:00:00Z --to 2026-03-01T14:20:00Z",
            "  tocsin feedback missed host/a --kind anomaly --from '2026-03-01 14:00' --to '2026-03-01 15:00'"
        })
final class FeedbackMissedCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final SaidOptions said = new SaidOptions();

    @Parameters(paramLabel = "ENTITY", description = "What was watched, as in its samples.")
    private String entity = "";

    @Option(
            names = "--kind",
            required = true,
            paramLabel = "KIND",
            description = "failure: it did not do its job; anomaly: it was not normal, though it worked.",
            converter = KindConverter.class)
    private AlertKind kind = AlertKind.ANOMALY;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "When it began, such as 2026-03-01T14:00:00Z.",
            converter = InstantConverter.class)
    private Instant from = Instant.EPOCH;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TIME",
            description = "When it was over.",
            converter = InstantConverter.class)
    private Instant to = Instant.EPOCH;

    @Override
    public Integer call() throws InterruptedException {
        TocsinConfig config = options.config();
        try (Installation installation = FeedbackCommand.connect(config, output)) {
            new FeedbackDesk(config, installation, output).missed(entity, kind, from, to, said.said());
        }
        return ExitCode.OK;
    }

    /** Of the kinds that a person can miss. */
    static final class KindConverter implements ITypeConverter<AlertKind> {
        @Override
        public AlertKind convert(String value) {
            return switch (value) {
                case "failure" -> AlertKind.FAILURE;
                case "anomaly" -> AlertKind.ANOMALY;
                default -> throw new TypeConversionException("must be failure or anomaly: value=" + value);
            };
        }
    }
}
