package io.tocsin.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.LiveFileMetaData;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;

/**
 * Whether the files of one store are whole, found out without changing them. A list of files that lost its end opens without complaint and holds less than was
 * written: there are tables then that are newer than all it knows.
 *
 * <p>Stateless, thread-safe; the store must not be open for writing.
 */
final class StoreCheck {
    private static final String TABLE = ".sst";

    static {
        RocksDB.loadLibrary();
    }

    private StoreCheck() {}

    /**
     * What is wrong, in a few words; empty where nothing was found.
     *
     * @param everyByte whether all blocks are read and held against their checksums; else only what opening reads
     */
    static Optional<String> damage(Path store, boolean everyByte) throws IOException {
        List<Path> tables = tables(store);
        if (!Files.exists(store.resolve("CURRENT"))) {
            return tables.isEmpty() ? Optional.empty() : Optional.of("no list of files");
        }
        try (Options options = new Options()) {
            List<ColumnFamilyDescriptor> families = RocksDB.listColumnFamilies(options, store.toString()).stream()
                    .map(ColumnFamilyDescriptor::new)
                    .toList();
            // What RocksDB makes of a list that it cannot read.
            return families.isEmpty()
                    ? Optional.of("list of files cannot be read")
                    : opened(store, families, tables, everyByte);
        } catch (RocksDBException e) {
            return Optional.of(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown"));
        }
    }

    private static Optional<String> opened(
            Path store, List<ColumnFamilyDescriptor> families, List<Path> tables, boolean everyByte)
            throws RocksDBException {
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (DBOptions readOnly = new DBOptions();
                RocksDB opened = RocksDB.openReadOnly(readOnly, store.toString(), families, handles)) {
            if (everyByte) {
                opened.verifyChecksum();
            }
            long newestKnown = opened.getLiveFilesMetaData().stream()
                    .mapToLong(StoreCheck::number)
                    .max()
                    .orElse(0);
            handles.forEach(ColumnFamilyHandle::close);
            return tables.stream().anyMatch(table -> number(table) > newestKnown && isComplete(table))
                    ? Optional.of("list of files is older than the files")
                    : Optional.empty();
        }
    }

    private static List<Path> tables(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+\\.sst"))
                    .toList();
        }
    }

    /** One that was being written when the process was killed is in no list, and nobody misses it. */
    private static boolean isComplete(Path table) {
        try (Options options = new Options();
                SstFileReader reader = new SstFileReader(options)) {
            reader.open(table.toString());
            return true;
        } catch (RocksDBException e) {
            return false;
        }
    }

    private static long number(Path table) {
        return number(table.getFileName().toString());
    }

    private static long number(LiveFileMetaData file) {
        return number(file.fileName().replace("/", ""));
    }

    private static long number(String table) {
        return Long.parseLong(table.substring(0, table.length() - TABLE.length()));
    }
}
