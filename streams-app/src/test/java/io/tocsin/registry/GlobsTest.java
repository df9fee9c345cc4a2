package io.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTest {
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
        "'', '', true",
        "'', web, false",
    })
    void shouldMatchWholeEntities(String glob, String entity, boolean matches) {
        assertThat(Globs.compile(glob).matcher(entity).matches()).isEqualTo(matches);
    }
}
