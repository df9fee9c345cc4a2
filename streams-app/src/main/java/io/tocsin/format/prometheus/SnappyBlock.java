package io.tocsin.format.prometheus;

import io.tocsin.format.PointLimits;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.io.IOException;
import org.xerial.snappy.Snappy;

/**
 * Unpacks a block of Snappy: the block format, which remote-write uses, not the framed one.
 *
 * <p>Thread-safe.
 */
final class SnappyBlock {
    /** The best that the format can do is a copy of 64 bytes for 3. */
    private static final int EXPANSION_MAX = 22;

    private static final int PREAMBLE_BYTES_MAX = 5;
    private static final int VARINT_MORE = 0x80;
    private static final int VARINT_BITS = 7;

    private SnappyBlock() {}

    /** Looks at the length that the block claims before anything is allocated for it. */
    static byte[] unpack(byte[] block, PointLimits limits) {
        limits.checkBytes(block.length);
        long length = claimedLength(block);
        limits.checkBytes(length);
        if (length > (long) block.length * EXPANSION_MAX) {
            throw new UndecodableRecordException(
                    "block of snappy claims more than it can hold: bytes=" + block.length + " claimed=" + length);
        }
        try {
            return Snappy.uncompress(block);
        } catch (IOException e) {
            throw new UndecodableRecordException(
                    "record must be a block of snappy: bytes=" + block.length + " claimed=" + length, e);
        }
    }

    private static long claimedLength(byte[] block) {
        long length = 0;
        for (int i = 0; i < Math.min(block.length, PREAMBLE_BYTES_MAX); i++) {
            length |= (long) (block[i] & (VARINT_MORE - 1)) << (VARINT_BITS * i);
            if ((block[i] & VARINT_MORE) == 0) {
                return length;
            }
        }
        throw new UndecodableRecordException(
                "record must begin with the length of a block of snappy: bytes=" + block.length);
    }
}
