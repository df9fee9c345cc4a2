package io.tocsin.cli;

import io.tocsin.backup.BackupTopic;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a kept topic. Thread-safe. */
final class BackupTopicConverter implements ITypeConverter<BackupTopic> {
    @Override
    public BackupTopic convert(String value) {
        return Stream.of(BackupTopic.values())
                .filter(topic -> topic.shownName().equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("must be one of "
                        + Stream.of(BackupTopic.values())
                                .map(BackupTopic::shownName)
                                .collect(Collectors.joining(", "))
                        + ": value=" + value));
    }
}
