package io.tocsin.history;

import io.tocsin.schemas.ScoreState;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A verdict as it lies in its slot, little-endian:
 *
 * <pre>
 *   byte format · long tick · byte state · float score · float boundary · byte n, n × (int horizon s, float probability, float boundary) · version
 * </pre>
 *
 * Stateless, thread-safe.
 */
final class VerdictRow {
    private static final byte FORMAT = 1;
    private static final int HEAD_BYTES = 1 + Long.BYTES + 1 + 2 * Float.BYTES + 1;
    private static final int RISK_BYTES = Integer.BYTES + 2 * Float.BYTES;

    private VerdictRow() {}

    static byte[] toBytes(Verdict verdict) {
        byte[] version =
                verdict.version() == null ? new byte[0] : verdict.version().getBytes(StandardCharsets.UTF_8);
        ByteBuffer row = ByteBuffer.allocate(
                        HEAD_BYTES + RISK_BYTES * verdict.risks().size() + version.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        row.put(FORMAT).putLong(verdict.tick()).put(code(verdict.state()));
        row.putFloat(verdict.score()).putFloat(verdict.boundary());
        row.put((byte) verdict.risks().size());
        for (Verdict.Risk risk : verdict.risks()) {
            row.putInt(risk.horizonSeconds()).putFloat(risk.probability()).putFloat(risk.boundary());
        }
        return row.put(version).array();
    }

    /**
     * Reads a row.
     *
     * @throws IllegalArgumentException if it is of a format that is not known
     */
    static Verdict fromBytes(byte[] bytes) {
        ByteBuffer row = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte format = row.get();
        if (format != FORMAT) {
            throw new IllegalArgumentException("unknown format of a stored verdict: format=" + format);
        }
        long tick = row.getLong();
        ScoreState state = state(row.get());
        float score = row.getFloat();
        float boundary = row.getFloat();
        int count = row.get();
        List<Verdict.Risk> risks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            risks.add(new Verdict.Risk(row.getInt(), row.getFloat(), row.getFloat()));
        }
        String version = StandardCharsets.UTF_8.decode(row).toString();
        return new Verdict(tick, state, version.isEmpty() ? null : version, score, boundary, risks);
    }

    private static byte code(ScoreState state) {
        return switch (state) {
            case SCORED -> 0;
            case WARMING_UP -> 1;
            case NO_MODEL -> 2;
        };
    }

    private static ScoreState state(byte code) {
        return switch (code) {
            case 0 -> ScoreState.SCORED;
            case 1 -> ScoreState.WARMING_UP;
            default -> ScoreState.NO_MODEL;
        };
    }
}
