package io.tocsin.backtest;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Entities come from outside and may be called anything: gives each a name of its own that is harmless where it is put.
 *
 * <p>Confined to one thread.
 */
final class EntityNames {
    private final Set<String> taken = new HashSet<>();

    /** For a cell of a table, where a comma or the end of a line would begin another. */
    String inTable(String entity) {
        return unique(entity.replaceAll("[,\\p{Cntrl}]", "_"));
    }

    /** For a folder: what a file system would take for a path becomes a plain name. */
    String ofFolder(String entity) {
        String plain = entity.replaceAll("[^A-Za-z0-9._-]", "_");
        return unique(plain.isEmpty() || plain.startsWith(".") ? "_" + plain : plain);
    }

    /** Names that differ in case alone are the same folder on some systems. */
    private String unique(String plain) {
        String name = plain;
        for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = plain + "-" + number;
        }
        return name;
    }
}
