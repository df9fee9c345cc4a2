package io.tocsin.selector;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which entities are meant: a glob on the entity, and globs on labels that it must have, all of them. {@code host/*{env=prod,zone=eu-*}} covers
 * the hosts of production in any zone of Europe.
 *
 * <p>The text is {@code GLOB} or <code>GLOB{label=GLOB,label2=GLOB}</code>; {@code *} stands for any run of characters, {@code ?} for one. Spaces
 * around globs and names of labels do not count. A brace, a comma or an equals sign that belongs to a name is written {@code ?}. An entity that does
 * not have the label is not covered, not even by {@code label=*}.
 *
 * <p>Thread-safe.
 */
public final class Selector {
    /** The syntax, as messages tell it. */
    public static final String FORM = "GLOB or GLOB{label=GLOB,...} such as host/*{env=prod,zone=eu-*}";

    /** A text may have so many characters. */
    public static final int MAX_CHARS = 1_000;

    /** Covers every entity. */
    public static final Selector ALL = parse("*");

    /**
     * The more particular one first: one that names an entity without {@code *} and {@code ?}, then by the number of characters of the entity's glob that
     * stand for themselves, then by the number of labels, then by their literal characters. 0 where neither is more particular.
     */
    static final Comparator<Selector> MOST_PARTICULAR_FIRST = Comparator.comparing(
                    (Selector selector) -> selector.entity.isExact())
            .thenComparingInt(selector -> selector.entity.literals())
            .thenComparingInt(selector -> selector.labels.size())
            .thenComparingInt(selector ->
                    selector.labels.values().stream().mapToInt(Glob::literals).sum())
            .reversed();

    private final String text;
    private final Glob entity;
    private final Map<String, Glob> labels;

    private Selector(String text, Glob entity, Map<String, Glob> labels) {
        this.text = text;
        this.entity = entity;
        this.labels = labels;
    }

    /**
     * Reads a text.
     *
     * @throws MalformedSelectorException if it is none; the message is one line for the person who wrote it
     */
    public static Selector parse(String text) {
        return new SelectorParser(text).parse();
    }

    /** Of parts that were read. */
    static Selector of(String text, Glob entity, Map<String, Glob> labels) {
        return new Selector(text, entity, new TreeMap<>(labels));
    }

    /** Whether {@code entityKey}, which has {@code labelsOfEntity}, is meant. */
    public boolean covers(String entityKey, Map<String, String> labelsOfEntity) {
        if (!entity.matches(entityKey)) {
            return false;
        }
        for (Map.Entry<String, Glob> label : labels.entrySet()) {
            String value = labelsOfEntity.get(label.getKey());
            if (value == null || !label.getValue().matches(value)) {
                return false;
            }
        }
        return true;
    }

    /** Whether there could be an entity that both cover. */
    public boolean overlaps(Selector other) {
        return entity.overlaps(other.entity)
                && labels.entrySet().stream().allMatch(label -> {
                    Glob others = other.labels.get(label.getKey());
                    return others == null || others.overlaps(label.getValue());
                });
    }

    public boolean coversEverything() {
        return labels.isEmpty() && entity.matchesEverything();
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Selector selector && text.equals(selector.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
