package io.tocsin.align;

import io.tocsin.binary.BinarySerde;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** {@link AlignProgress} as bytes. Thread-safe. */
final class AlignProgressSerde extends BinarySerde<AlignProgress> {
    AlignProgressSerde() {
        super(1);
    }

    @Override
    protected void write(AlignProgress progress, DataOutputStream out) throws IOException {
        out.writeLong(progress.lastClosed);
        out.writeLong(progress.newestTimeMs);
        out.writeInt(progress.usualSamples);
        out.writeInt(progress.open.size());
        for (Map.Entry<Long, OpenCell> cell : progress.open.entrySet()) {
            out.writeLong(cell.getKey());
            out.writeInt(cell.getValue().samples());
            out.writeInt(cell.getValue().sums().size());
            for (Map.Entry<String, OpenCell.Sum> sum : cell.getValue().sums().entrySet()) {
                out.writeUTF(sum.getKey());
                out.writeDouble(sum.getValue().total());
                out.writeInt(sum.getValue().count());
            }
        }
    }

    @Override
    protected AlignProgress read(DataInputStream in) throws IOException {
        AlignProgress progress = new AlignProgress();
        progress.lastClosed = in.readLong();
        progress.newestTimeMs = in.readLong();
        progress.usualSamples = in.readInt();
        int cells = in.readInt();
        for (int i = 0; i < cells; i++) {
            long tick = in.readLong();
            int samples = in.readInt();
            int metrics = in.readInt();
            Map<String, OpenCell.Sum> sums = new HashMap<>();
            for (int j = 0; j < metrics; j++) {
                sums.put(in.readUTF(), new OpenCell.Sum(in.readDouble(), in.readInt()));
            }
            progress.open.put(tick, new OpenCell(sums, samples));
        }
        return progress;
    }
}
