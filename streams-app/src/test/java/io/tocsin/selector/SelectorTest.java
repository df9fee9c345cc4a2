package io.tocsin.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
    private static final Map<String, String> PROD_IN_PARIS = Map.of("env", "prod", "zone", "eu-west-3");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host/*                        | true",
                "host/*{env=prod}              | true",
                "host/*{env=prod,zone=eu-*}    | true",
                "host/* { env = prod , zone = eu-* } | true",
                "host/?{zone=eu-*-?}           | true",
                "host/*{env=test}              | false",
                "host/*{env=prod,zone=us-*}    | false",
                "host/*{env=prod,team=*}       | false",
                "pod/*{env=prod}               | false",
                "host/*{ENV=prod}              | false",
            })
    void shouldCoverAnEntityWithAllTheLabels(String text, boolean covers) {
        assertThat(Selector.parse(text).covers("host/7", PROD_IN_PARIS)).isEqualTo(covers);
    }

    @Test
    void shouldNotCoverAnEntityWithoutLabelsBySelectorsThatAskForThem() {
        assertThat(Selector.parse("*").covers("host/7", Map.of())).isTrue();
        assertThat(Selector.parse("*{env=*}").covers("host/7", Map.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                     | glob of the entity is missing, * covers all      | 0",
                "{env=prod}             | glob of the entity is missing, * covers all      | 0",
                "host/*{env=prod        | closing brace is missing                         | 15",
                "host/*env=prod}        | closing brace without an opening one             | 14",
                "host/*{}               | no label between the braces                      | 7",
                "host/*{env}            | label without =GLOB                              | 7",
                "host/*{env=a,}         | label without =GLOB                              | 13",
                "host/*{=prod}          | name of a label is missing                       | 7",
                "host/*{env=}           | glob of a label is missing, * covers every value | 11",
                "host/*{env=a,env=b}    | label is named twice                             | 13",
                "host/*{env=a=b}        | glob of a label has a brace or an equals sign, write ? | 7",
                "host/*{{env=a}         | second opening brace                             | 7",
                "host/*{env=a}{zone=b}  | nothing may follow the closing brace             | 13",
            })
    void shouldSayWhatIsWrongAndWhereAndWhatToWrite(String text, String rule, int at) {
        assertThatThrownBy(() -> Selector.parse(text))
                .isInstanceOf(MalformedSelectorException.class)
                .hasMessage(rule + ": selector=" + text + " at=" + at
                        + "; write GLOB or GLOB{label=GLOB,...} such as host/*{env=prod,zone=eu-*}");
    }

    @Test
    void shouldSayItOnOneShortLineWhateverTheText() {
        assertThatThrownBy(() -> Selector.parse("a\nb"))
                .hasMessageStartingWith("selector has a control character: selector=a?b at=1;");
        assertThatThrownBy(() -> Selector.parse("x".repeat(1_001)))
                .hasMessageStartingWith(
                        "selector has more than 1000 characters: selector=" + "x".repeat(80) + "... at=1000;");
        assertThat(Selector.parse("x".repeat(1_000)).text()).hasSize(1_000);
    }

    @Test
    void shouldPutTheMoreParticularSelectorFirst() {
        String[] ordered = {
            "host/7", "host/*{env=prod,zone=eu-*}", "host/*{env=prod}", "host/*{env=*}", "host/*", "*{env=prod}", "*"
        };
        assertThat(Stream.of(ordered).map(Selector::parse).sorted(Selector.MOST_PARTICULAR_FIRST.reversed()))
                .extracting(Selector::text)
                .containsExactly(reversed(ordered));
    }

    private static String[] reversed(String[] texts) {
        String[] reversed = new String[texts.length];
        for (int i = 0; i < texts.length; i++) {
            reversed[i] = texts[texts.length - 1 - i];
        }
        return reversed;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host/*          | *-7             | true",
                "host/*          | pod/*           | false",
                "host/?          | host/10         | false",
                "*a*b            | a*              | true",
                "h*t             | host            | true",
                "*               | x{env=prod}     | true",
                "*{env=prod}     | *{zone=eu-*}    | true",
                "*{env=prod}     | *{env=test}     | false",
                "*{env=prod-*}   | *{env=*-1}      | true",
                "host/*{env=a}   | pod/*{env=a}    | false",
            })
    void shouldKnowWhetherTwoCouldCoverTheSameEntity(String one, String other, boolean overlap) {
        assertThat(Selector.parse(one).overlaps(Selector.parse(other))).isEqualTo(overlap);
        assertThat(Selector.parse(other).overlaps(Selector.parse(one))).isEqualTo(overlap);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "**"})
    void shouldKnowThatItCoversEverything(String text) {
        assertThat(Selector.parse(text).coversEverything()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?*", "*{env=*}", "host/*"})
    void shouldKnowThatItDoesNotCoverEverything(String text) {
        assertThat(Selector.parse(text).coversEverything()).isFalse();
    }
}
