package io.tocsin.serve.push;

import io.tocsin.format.PointLimits;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks gzip up to a limit.
 *
 * <p>Thread-safe.
 */
final class Gunzip {
    private Gunzip() {}

    static byte[] unpack(byte[] body, PointLimits limits) {
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] bytes = unpacked.readNBytes(limits.recordBytesMax());
            if (unpacked.read() >= 0) {
                limits.checkBytes(bytes.length + 1L);
            }
            return bytes;
        } catch (IOException e) {
            throw new UndecodableRecordException(
                    "body must be gzip: bytes=" + body.length + " reason=" + e.getMessage(), e);
        }
    }
}
