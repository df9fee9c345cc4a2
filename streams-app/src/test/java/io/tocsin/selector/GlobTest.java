package io.tocsin.selector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "*, web-1, true",
        "*, '', true",
        "web-*, web-1, true",
        "web-*, web-, true",
        "web-*, db-1, false",
        "web-?, web-1, true",
        "web-?, web-10, false",
        "web-?, web-, false",
        "*-1, web-1, true",
        "web.1, web-1, false",
        "web.1, web.1, true",
        "[a-z]*, web, false",
        "[a-z]*, [a-z]1, true",
        "a\\Eb, a\\Eb, true",
        "(, (, true",
        "web, WEB, false",
        "web, xwebx, false",
        "'', web, false",
        "*a*a*a*a*a*a*b, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, false",
        "?, 😀, true",
        "*?b, 😀b, true",
    })
    void shouldMatchWholeEntities(String glob, String entity, boolean matches) {
        assertThat(new Glob(glob).matches(entity)).isEqualTo(matches);
    }
}
