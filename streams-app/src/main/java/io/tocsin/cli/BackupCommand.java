package io.tocsin.cli;

import io.tocsin.backup.BackupTopic;
import io.tocsin.backup.SavedTopic;
import io.tocsin.backup.TopicBackup;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Saves what no topic makes again, and brings it back. Confined to one thread. */
@Command(
        name = "backup",
        synopsisSubcommandLabel = "save|restore",
        description = "Save models, deployments, decisions, calendar, labels and feedback as files; bring them back.",
        footerHeading = "%nExamples:%n",
        footer = {"  tocsin backup save /backup/2026-11-21", "  tocsin backup restore /backup/2026-11-21"})
final class BackupCommand implements Runnable {
    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        throw new ParameterException(output.commandLine(), "backup needs one of: save, restore");
    }

    @Command(
            name = "save",
            description = "Write a file a topic into a directory that is empty or does not exist yet.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  tocsin backup save /backup/$(date +%%FT%%H%%M)",
                "",
                "A record that cannot be decoded is told and left out. Exit code 1 where a topic has no other."
            })
    void save(
            @Mixin Output its,
            @Mixin ConfigOptions options,
            @Parameters(paramLabel = "DIR", description = "Where to.") Path directory)
            throws InterruptedException {
        requireEmpty(directory);
        TocsinConfig config = options.config();
        LogLevels.forShortCommand(its.isDebug());
        try (Installation installation = connect(config)) {
            TopicBackup backup = backup(config, installation, directory);
            List<SavedTopic> saved = backup.save(its::warn);
            saved.forEach(topic -> its.line(said(topic, directory)));
            requireSomeReadable(saved, installation.topics());
        }
    }

    @Command(
            name = "restore",
            description = {
                "Write the files into the topics of this installation, with keys, times and signatures as they were.",
                "Before tocsin run is started: topics that hold anything already are refused."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  tocsin topics create && tocsin backup restore /backup/2026-11-21",
                "  tocsin backup restore /backup/2026-11-21 --only calendar"
            })
    void restore(
            @Mixin Output its,
            @Mixin ConfigOptions options,
            @Parameters(paramLabel = "DIR", description = "What tocsin backup save wrote.") Path directory,
            @Option(
                            names = "--only",
                            paramLabel = "TOPIC",
                            converter = BackupTopicConverter.class,
                            description = "One of models, model-events, calendar, labels, feedback; repeatable.")
                    List<BackupTopic> only)
            throws InterruptedException {
        List<BackupTopic> wanted = only == null ? List.of(BackupTopic.values()) : only;
        for (BackupTopic topic : wanted) {
            if (!Files.isReadable(directory.resolve(topic.fileName()))) {
                throw new CommandFailedException("cannot read backup: file=" + directory.resolve(topic.fileName()));
            }
        }
        TocsinConfig config = options.config();
        LogLevels.forShortCommand(its.isDebug());
        try (Installation installation = connect(config)) {
            TopicBackup backup = backup(config, installation, directory);
            // Before anything is written: half of a backup is harder to mend than none.
            wanted.forEach(backup::check);
            for (BackupTopic topic : wanted) {
                requireNothingThere(topic, backup, installation.topics());
            }
            for (BackupTopic topic : wanted) {
                its.line("restored " + topic.in(installation.topics()).name() + ": records=" + backup.restore(topic));
            }
        }
    }

    private static String said(SavedTopic saved, Path directory) {
        return "saved " + directory.resolve(saved.topic().fileName()) + ": records=" + saved.records()
                + (saved.leftOut() > 0 ? " left out=" + saved.leftOut() : "");
    }

    /** The files are there all the same; but whoever deletes older ones for them deletes what could still be read. */
    private static void requireSomeReadable(List<SavedTopic> saved, Topics topics) {
        List<String> unreadable = saved.stream()
                .filter(SavedTopic::isUnreadable)
                .map(topic -> topic.topic().in(topics).name())
                .toList();
        if (!unreadable.isEmpty()) {
            throw new CommandFailedException("not one record can be decoded: topics=" + String.join(",", unreadable)
                    + "; keep the backups before this one, and see whether the schema registry lost its storage:"
                    + " ops/backup.md");
        }
    }

    private static void requireEmpty(Path directory) {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> files = Files.list(directory)) {
                if (files.anyMatch(file -> !TopicBackup.isLeftover(file))) {
                    throw new CommandFailedException("directory is not empty: directory=" + directory);
                }
            }
        } catch (IOException e) {
            throw new CommandFailedException("cannot write backup: directory=" + directory + " reason=" + e, e);
        }
    }

    private static void requireNothingThere(BackupTopic topic, TopicBackup backup, Topics topics) {
        int held = backup.held(topic);
        if (held > 0) {
            throw new CommandFailedException("topic is not empty: name="
                    + topic.in(topics).name() + " records=" + held
                    + "; restore before tocsin run is started, or only what is gone: --only TOPIC");
        }
    }

    private static Installation connect(TocsinConfig config) throws InterruptedException {
        Installation installation = Installation.connect(config);
        try {
            installation.require(Stream.of(BackupTopic.values())
                    .map(topic -> topic.in(installation.topics()))
                    .toList());
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    private static TopicBackup backup(TocsinConfig config, Installation installation, Path directory) {
        return new TopicBackup(
                config.kafka().clientConfiguration(),
                installation.topics(),
                installation.schemas(),
                directory,
                Topics.modelRecordBytes(config.registry().artifactBytesMax()));
    }
}
