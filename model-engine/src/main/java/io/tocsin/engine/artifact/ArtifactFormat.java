package io.tocsin.engine.artifact;

/**
 * The layout of an artifact, big-endian:
 *
 * <pre>
 *   magic "TOCS" | format version u16 | body | SHA-256 of all before it, 32 bytes
 *   body: identity, provenance, rules, features, network, score calibration, a failure calibration for each output of the failure head, self-test
 * </pre>
 *
 * Strings are a u16 length and UTF-8 bytes, arrays an i32 length and their elements; every length is checked against a bound and against what is
 * left before anything is allocated.
 */
final class ArtifactFormat {
    static final int MAGIC = 0x544F4353;
    static final short VERSION = 3;
    static final int HEADER_BYTES = 6;
    static final int DIGEST_BYTES = 32;
    static final int MAX_STRING_BYTES = 1024;
    static final int MAX_SELF_TEST_ROWS = 4096;
    static final int MAX_HEADS = 16;
    static final int MAX_HEAD_LAYERS = 8;

    private ArtifactFormat() {}
}
