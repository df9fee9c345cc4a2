package io.tocsin.align;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Whole numbers in as few bytes as they need: seven bits a byte, the lowest first, the top bit while more follow; the sign in the lowest bit.
 *
 * <p>Thread-safe.
 */
final class PackedNumbers {
    private PackedNumbers() {}

    static void write(long number, DataOutputStream out) throws IOException {
        long rest = (number << 1) ^ (number >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long read(DataInputStream in) throws IOException {
        long bits = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = in.readUnsignedByte();
            bits |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                break;
            }
        }
        return (bits >>> 1) ^ -(bits & 1);
    }

    static int readInt(DataInputStream in) throws IOException {
        return (int) read(in);
    }
}
