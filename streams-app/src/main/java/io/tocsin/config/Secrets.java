package io.tocsin.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Decides what may not be shown: whole values by the name of their key, and the user part of any URL. Thread-safe. */
final class Secrets {

    static final String HIDDEN = "[hidden]";

    // Confluent writes user.info, others userinfo; Kafka takes a PEM private key in ssl.keystore.key.
    private static final List<String> SECRET_KEY_PARTS = List.of(
            "password",
            "passphrase",
            "secret",
            "token",
            "jaas",
            "userinfo",
            "user.info",
            "keystore.key",
            "private.key");

    private static final Pattern URL_USER = Pattern.compile("//[^/\\s,]*@");

    private Secrets() {}

    static String hide(String key, String value) {
        return isSecret(key) ? HIDDEN : withoutUrlUser(value);
    }

    static String withoutUrlUser(String value) {
        return URL_USER.matcher(value).replaceAll("//" + HIDDEN + "@");
    }

    private static boolean isSecret(String key) {
        String lowerCaseKey = key.toLowerCase(Locale.ROOT);
        return SECRET_KEY_PARTS.stream().anyMatch(lowerCaseKey::contains);
    }
}
