package io.tocsin.translate;

import io.tocsin.format.MetricSeries;
import io.tocsin.format.PointKind;
import io.tocsin.schemas.Combine;
import io.tocsin.selector.Glob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What foreign metrics are called here: the operator's own aliases, then those that come with Tocsin; the first one that holds for a series decides. A
 * metric that is not in the table keeps its name, its counters are summed and its levels averaged.
 *
 * <p>Thread-safe.
 */
final class AliasTable {
    private static final Entry AS_IT_IS = new Entry(new Alias(
            new Glob("*"),
            List.of(),
            List.of(LabelTemplate.parse("{" + Alias.NAME_LABEL + "}")),
            Optional.<Combine>empty(),
            OptionalDouble.empty(),
            PointKind.GAUGE,
            ""));

    private final List<Entry> entries;
    private final BoundedCache<List<Entry>> entriesByName = new BoundedCache<>(this::of);

    private AliasTable(List<Alias> aliases) {
        this.entries = aliases.stream().map(Entry::new).toList();
    }

    /** An alias, and what its names and conditions leave nothing to tell about. */
    record Entry(Alias alias, Set<String> consumed) {
        Entry(Alias alias) {
            this(alias, alias.consumed());
        }
    }

    /**
     * The built-in aliases, with the operator's before them.
     *
     * @throws MalformedAliasesException if the operator's file cannot be used
     */
    static AliasTable of(Optional<Path> own) {
        List<Alias> aliases = new ArrayList<>();
        own.ifPresent(file -> aliases.addAll(AliasFile.of(file)));
        aliases.addAll(AliasFile.builtIn());
        return new AliasTable(aliases);
    }

    Entry find(MetricSeries series) {
        for (Entry entry : entriesByName.get(series.name())) {
            if (entry.alias().isFor(series)) {
                return entry;
            }
        }
        return AS_IT_IS;
    }

    private List<Entry> of(String name) {
        return entries.stream()
                .filter(entry -> entry.alias().source().matches(name))
                .toList();
    }
}
