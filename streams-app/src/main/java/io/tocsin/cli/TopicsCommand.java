package io.tocsin.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.topics.TopicDifference;
import io.tocsin.topics.TopicOutcome;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** Makes and checks the topics. Confined to one thread. */
@Command(
        name = "topics",
        synopsisSubcommandLabel = "create|check",
        description = "Make and check the topics that Tocsin needs.",
        footerHeading = "%nExamples:%n",
        footer = {"  tocsin topics create", "  tocsin topics check --set topic.prefix=staging."})
final class TopicsCommand implements Runnable {
    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        throw new ParameterException(output.commandLine(), "topics needs one of: create, check");
    }

    @Command(
            name = "create",
            description = "Make the topics that are missing; those that are there are left as they are.",
            footerHeading = "%nExamples:%n",
            footer = {"  tocsin topics create", "  tocsin topics create --set topics.replication.factor=3"})
    void create(@Mixin Output its, @Mixin ConfigOptions options) throws InterruptedException {
        TocsinConfig config = options.config();
        LogLevels.forShortCommand(its.isDebug());
        try (Installation installation = Installation.connect(config)) {
            List<TopicSpec> specs = installation.topics().all();
            List<TopicOutcome> outcomes =
                    installation.topicAdmin().create(specs, config.kafka().topicReplicationFactor());
            TextTable table =
                    its.table("TOPIC", "RESULT", "PARTITIONS", "WHAT FOR").right(2);
            for (int i = 0; i < specs.size(); i++) {
                TopicSpec spec = specs.get(i);
                table.row(spec.name(), result(outcomes.get(i)), spec.partitions(), spec.purpose());
            }
            table.print(its.out());
        }
    }

    private static String result(TopicOutcome outcome) {
        return outcome.result().name().toLowerCase(Locale.ROOT);
    }

    @Command(
            name = "check",
            description =
                    "Say which topics are missing or not as they should be, and what to do; exit code 1 when any is.",
            footerHeading = "%nExamples:%n",
            footer = "  tocsin topics check --set bootstrap.servers=broker-1:9092")
    int check(@Mixin Output its, @Mixin ConfigOptions options, @Mixin FormatOption format) throws InterruptedException {
        TocsinConfig config = options.config();
        LogLevels.forShortCommand(its.isDebug());
        try (Installation installation = Installation.connect(config)) {
            List<TopicSpec> specs = installation.topics().all();
            List<TopicDifference> differences = installation.topicAdmin().check(specs);
            if (format.isJson()) {
                FormatOption.print(json(specs.size(), differences), its);
                return differences.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
            }
            for (TopicDifference difference : differences) {
                its.line(difference.text());
                its.line("    " + difference.remedy());
            }
            if (!differences.isEmpty()) {
                its.warn("topics are not as they should be: differences=" + differences.size());
                return ExitCode.SOFTWARE;
            }
            its.line("all topics are as they should be: topics=" + specs.size());
            return ExitCode.OK;
        }
    }

    private static ObjectNode json(int topics, List<TopicDifference> differences) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ok", differences.isEmpty());
        json.put("topics", topics);
        ArrayNode array = json.putArray("differences");
        differences.forEach(one -> array.addObject()
                .put("topic", one.topic())
                .put("kind", one.kind().name().toLowerCase(Locale.ROOT))
                .put("text", one.text())
                .put("remedy", one.remedy()));
        return json;
    }
}
