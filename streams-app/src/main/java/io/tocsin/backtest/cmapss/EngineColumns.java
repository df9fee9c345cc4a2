package io.tocsin.backtest.cmapss;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where in a line of an engine file which value stands.
 *
 * <p>Thread-safe.
 *
 * @param header all names in their order
 * @param settings positions of {@code set1}, {@code set2} and so on
 * @param sensors positions of {@code s01}, {@code s02} and so on
 */
record EngineColumns(List<String> header, int engine, int cycle, List<Integer> settings, List<Integer> sensors) {

    /** @throws CmapssDataException if the header is not that of an engine file */
    static EngineColumns of(Path file, String headerLine) {
        List<String> header =
                Arrays.stream(headerLine.split(",", -1)).map(String::strip).toList();
        if (header.stream().distinct().count() != header.size()) {
            throw new CmapssDataException("a column is there twice: file=" + file + " columns=" + headerLine);
        }
        EngineColumns columns = new EngineColumns(
                header,
                header.indexOf("engine"),
                header.indexOf("cycle"),
                matching(header, "set\\d+"),
                matching(header, "s\\d+"));
        int known = 2 + columns.settings.size() + columns.sensors.size();
        boolean isWhole = columns.engine >= 0 && columns.cycle >= 0 && !columns.sensors.isEmpty();
        if (!isWhole || known != header.size()) {
            throw new CmapssDataException(
                    "header must be engine,cycle,set1,...,s01,s02,...: file=" + file + " columns=" + headerLine);
        }
        return columns;
    }

    private static List<Integer> matching(List<String> header, String pattern) {
        return IntStream.range(0, header.size())
                .filter(i -> header.get(i).matches(pattern))
                .boxed()
                .toList();
    }
}
