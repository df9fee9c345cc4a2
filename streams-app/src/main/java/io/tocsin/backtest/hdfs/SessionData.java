package io.tocsin.backtest.hdfs;

import java.nio.file.Path;
import java.util.List;

/**
 * What a directory holds.
 *
 * <p>Thread-safe; nobody writes to the arrays.
 *
 * @param training normal sessions to learn from
 * @param normal normal sessions to judge
 * @param abnormal sessions to find
 */
record SessionData(List<int[]> training, List<int[]> normal, List<int[]> abnormal) {

    static SessionData read(Path directory) {
        return new SessionData(
                SessionFile.read(directory, "train_normal"),
                SessionFile.read(directory, "test_normal"),
                SessionFile.read(directory, "test_abnormal"));
    }
}
