/**
 * Sessions of log keys, such as what HDFS logs about each block: trained on normal sessions, judged on normal and abnormal ones.
 *
 * <p>Comes in: a directory with {@code train_normal}, {@code test_normal} and {@code test_abnormal}, {@code .txt} or {@code .txt.gz}, a session a line. Goes
 * out: {@link io.tocsin.backtest.hdfs.HdfsReport}. Next: {@code io.tocsin.cli} prints it.
 */
@NullMarked
package io.tocsin.backtest.hdfs;

import org.jspecify.annotations.NullMarked;
