package io.tocsin.demo.screen.view;

/**
 * What the viewer can do. Thread-safe.
 *
 * @param page where a browser shows more; empty as long as nothing runs
 * @param dataDirectory where topics and models stay
 * @param suggestion something to try, such as {@code burn a core: yes > /dev/null}
 */
public record Hints(String page, String dataDirectory, String suggestion) {}
