package io.tocsin.align;

import io.tocsin.binary.BinarySerdeContract;
import java.util.Map;

class AlignProgressSerdeTest extends BinarySerdeContract<AlignProgress> {
    AlignProgressSerdeTest() {
        super(new AlignProgressSerde(), progress(), new AlignProgress());
    }

    private static AlignProgress progress() {
        AlignProgress progress = new AlignProgress();
        progress.lastClosed = -7;
        progress.newestTimeMs = 1_767_268_800_123L;
        progress.usualSamples = 3;
        progress.open.put(-6L, new OpenCell());
        OpenCell cell = new OpenCell();
        cell.add(Map.of("cpu", 0.1, "größe", -0.0));
        cell.add(Map.of("cpu", 1e300));
        progress.open.put(176_726_880L, cell);
        return progress;
    }
}
