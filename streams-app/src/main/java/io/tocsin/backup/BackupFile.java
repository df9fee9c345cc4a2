package io.tocsin.backup;

import io.tocsin.schemas.serde.ContractData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * An Avro container file of records, schema included.
 *
 * <p>Thread-safe.
 */
record BackupFile(Path file, Schema schema, ContractData data) {
    private static final String UNFINISHED = ".part";
    /** In the file's head: a container that lost its end looks like a shorter one. */
    private static final String RECORDS = "tocsin.records";

    /** Whether {@code file} is what a run that was killed left behind. */
    static boolean isUnfinished(Path file) {
        return file.toString().endsWith(UNFINISHED);
    }

    /** Writes all of them, under a name that nobody takes for a backup's until {@link #finish}; throws {@link UncheckedIOException}. */
    void write(List<KeptRecord> records) {
        try (DataFileWriter<GenericRecord> writer =
                new DataFileWriter<>(new SpecificDatumWriter<GenericRecord>(schema, data))) {
            writer.setCodec(CodecFactory.deflateCodec(CodecFactory.DEFAULT_DEFLATE_LEVEL));
            writer.setMeta(RECORDS, records.size());
            writer.create(schema, unfinished().toFile());
            for (KeptRecord record : records) {
                writer.append(record.generic(schema));
            }
            writer.fSync();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write backup: file=" + file, e);
        }
    }

    /** Gives what was written its name; throws {@link UncheckedIOException}. */
    void finish() {
        try {
            Files.move(unfinished(), file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write backup: file=" + file, e);
        }
    }

    /** Takes away what was written and has no name yet. */
    void discard() {
        try {
            Files.deleteIfExists(unfinished());
        } catch (IOException e) {
            // The next run writes over it.
        }
    }

    private Path unfinished() {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    /** Reads all, also what an older version wrote; throws {@link UncheckedIOException}, and {@link MalformedBackupException} if it is no such file. */
    List<KeptRecord> read() {
        List<KeptRecord> records = new ArrayList<>();
        try (DataFileReader<GenericRecord> reader =
                new DataFileReader<>(file.toFile(), new SpecificDatumReader<GenericRecord>(schema, schema, data))) {
            reader.forEach(record -> records.add(KeptRecord.of(record)));
            requireAll(reader.getMetaString(RECORDS), records.size());
            return records;
        } catch (MalformedBackupException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read backup: file=" + file, e);
        } catch (RuntimeException e) {
            // Avro has no one exception for bad bytes, and nothing else runs here.
            throw new MalformedBackupException(
                    "backup is damaged or of another kind: file=" + file + " reason=" + e, e);
        }
    }

    private void requireAll(@Nullable String written, int found) {
        if (written != null && !written.equals(Integer.toString(found))) {
            throw new MalformedBackupException(
                    "backup lost its end: file=" + file + " records=" + found + " written=" + written);
        }
    }
}
