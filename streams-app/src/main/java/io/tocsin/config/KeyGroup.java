package io.tocsin.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/**
 * Declares the keys of one section of the reference: each with type, default, range and one sentence. Confined to one
 * thread.
 */
final class KeyGroup {

    private final ConfigDef definition;
    private final String title;
    private int order;

    KeyGroup(ConfigDef definition, String title) {
        this.definition = definition;
        this.title = title;
    }

    KeyGroup text(String key, String defaultValue, Rule rule, String sentence) {
        return declare(key, ConfigDef.Type.STRING, defaultValue, rule, sentence);
    }

    KeyGroup integer(String key, int defaultValue, Rule rule, String sentence) {
        return declare(key, ConfigDef.Type.INT, defaultValue, rule, sentence);
    }

    KeyGroup wholeNumber(String key, long defaultValue, Rule rule, String sentence) {
        return declare(key, ConfigDef.Type.LONG, defaultValue, rule, sentence);
    }

    KeyGroup decimal(String key, double defaultValue, Rule rule, String sentence) {
        return declare(key, ConfigDef.Type.DOUBLE, defaultValue, rule, sentence);
    }

    /** True or false. */
    KeyGroup truth(String key, boolean defaultValue, String sentence) {
        return declare(key, ConfigDef.Type.BOOLEAN, defaultValue, Rule.trueOrFalse(), sentence);
    }

    private KeyGroup declare(String key, ConfigDef.Type type, Object defaultValue, Rule rule, String sentence) {
        order++;
        definition.define(key, type, defaultValue, rule, Importance.MEDIUM, sentence, title, order, Width.MEDIUM, key);
        return this;
    }
}
