package io.tocsin.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Confluent's wire format: {@code 0x00}, the schema's id (4 bytes, big-endian), the Avro binary form of the record.
 *
 * <p>Thread-safe: stateless.
 */
final class WireFormat {
    static final int HEADER_BYTES = 5;
    private static final byte MAGIC = 0;

    private WireFormat() {}

    /** Writes the header. */
    static void writeHeader(int schemaId, ByteArrayOutputStream out) {
        out.write(MAGIC);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
    }

    /**
     * Reads the header.
     *
     * @return the id of the writer's schema, 0 or more
     * @throws UndecodableRecordException when this is not the header of such a record
     */
    static int readSchemaId(byte[] record) {
        if (record.length < HEADER_BYTES) {
            throw new UndecodableRecordException("record too short: bytes=" + record.length + " min=" + HEADER_BYTES);
        }
        if (record[0] != MAGIC) {
            throw new UndecodableRecordException(String.format("unknown magic byte: 0x%02x offset=0", record[0]));
        }
        int schemaId = ByteBuffer.wrap(record, 1, Integer.BYTES).getInt();
        if (schemaId < 0) {
            throw new UndecodableRecordException("negative schema id: " + schemaId + " offset=1");
        }
        return schemaId;
    }
}
