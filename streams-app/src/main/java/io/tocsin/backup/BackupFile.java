package io.tocsin.backup;

import io.tocsin.schemas.serde.ContractData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * An Avro container file of records, schema included.
 *
 * <p>Thread-safe.
 */
record BackupFile(Path file, Schema schema, ContractData data) {

    /** Writes all of them; throws {@link UncheckedIOException}. */
    void write(List<KeptRecord> records) {
        try (DataFileWriter<GenericRecord> writer =
                new DataFileWriter<>(new SpecificDatumWriter<GenericRecord>(schema, data))) {
            writer.setCodec(CodecFactory.deflateCodec(CodecFactory.DEFAULT_DEFLATE_LEVEL));
            writer.create(schema, file.toFile());
            for (KeptRecord record : records) {
                writer.append(record.generic(schema));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write backup: file=" + file, e);
        }
    }

    /** Reads all, also what an older version wrote; throws {@link UncheckedIOException}, and {@link MalformedBackupException} if it is no such file. */
    List<KeptRecord> read() {
        List<KeptRecord> records = new ArrayList<>();
        try (DataFileReader<GenericRecord> reader =
                new DataFileReader<>(file.toFile(), new SpecificDatumReader<GenericRecord>(schema, schema, data))) {
            reader.forEach(record -> records.add(KeptRecord.of(record)));
            return records;
        } catch (AvroRuntimeException e) {
            throw new MalformedBackupException(
                    "backup is damaged or of another kind: file=" + file + " reason=" + e, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read backup: file=" + file, e);
        }
    }
}
