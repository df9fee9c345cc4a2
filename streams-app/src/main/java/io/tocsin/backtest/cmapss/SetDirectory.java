package io.tocsin.backtest.cmapss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory of data sets, three files each: {@code train_<SET>.csv.gz}, {@code test_<SET>.csv.gz}, {@code RUL_<SET>.csv}.
 *
 * <p>Thread-safe.
 */
record SetDirectory(Path directory) {
    private static final Pattern FILE =
            Pattern.compile("(?:train_|test_)(?<engines>.+)\\.csv\\.gz|RUL_(?<life>.+)\\.csv");

    /**
     * The sets, sorted by name.
     *
     * @throws CmapssDataException if there are none or one of them lacks a file
     */
    List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .forEach(match ->
                            names.add(match.group("engines") == null ? match.group("life") : match.group("engines")));
        } catch (IOException e) {
            throw new CmapssDataException("cannot list data: directory=" + directory + " reason=" + e.getMessage(), e);
        }
        if (names.isEmpty()) {
            throw new CmapssDataException("no data set, needs train_<SET>.csv.gz, test_<SET>.csv.gz and RUL_<SET>.csv:"
                    + " directory=" + directory);
        }
        names.forEach(this::requireWhole);
        return List.copyOf(names);
    }

    private void requireWhole(String name) {
        for (Path file : List.of(engines("train", name), engines("test", name), life(name))) {
            if (!Files.isRegularFile(file)) {
                throw new CmapssDataException("file of a data set is missing: set=" + name + " file=" + file);
            }
        }
    }

    private Path engines(String part, String name) {
        return directory.resolve(part + "_" + name + ".csv.gz");
    }

    private Path life(String name) {
        return directory.resolve("RUL_" + name + ".csv");
    }

    /** @throws CmapssDataException if a file is malformed or the files do not fit together */
    EngineSet read(String name) {
        EngineFile.Content training = EngineFile.read(engines("train", name));
        EngineFile.Content test = EngineFile.read(engines("test", name));
        if (!training.columns().equals(test.columns())) {
            throw new CmapssDataException(
                    "training and test must have the same columns: set=" + name + " file=" + engines("test", name));
        }
        if (training.runs().size() < CrossFitting.FOLDS) {
            throw new CmapssDataException("too few engines to learn from: file=" + engines("train", name) + " engines="
                    + training.runs().size() + " needs=" + CrossFitting.FOLDS);
        }
        if (test.runs().stream().noneMatch(Protocol::isJudged)) {
            throw new CmapssDataException("no engine to judge, needs one with " + Protocol.FIRST_JUDGED_CYCLE
                    + " cycles: file=" + engines("test", name));
        }
        return new EngineSet(name, training.runs(), withLife(name, test.runs()));
    }

    private List<EngineRun> withLife(String name, List<EngineRun> runs) {
        List<Integer> remaining = RemainingLifeFile.read(life(name));
        if (remaining.size() != runs.size()) {
            throw new CmapssDataException("needs a line for each test engine: file=" + life(name) + " lines="
                    + remaining.size() + " engines=" + runs.size());
        }
        List<EngineRun> known = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            known.add(runs.get(i).endingBeforeFailure(remaining.get(i)));
        }
        return known;
    }
}
