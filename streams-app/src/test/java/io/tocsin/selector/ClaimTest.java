package io.tocsin.selector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private static final Claim ALL = claim("default", "*");
    private static final Claim HOSTS = claim("hosts", "host/*");
    private static final Claim PROD = claim("prod", "host/*{env=prod}");
    private static final Claim PODS = claim("pods", "pod/*");

    @Test
    void shouldOrderThoseThatShareEntitiesAsTheyAreAsked() {
        assertThat(Claim.contested(List.of(ALL, HOSTS, PROD))).containsExactly(PROD, HOSTS, ALL);
        assertThat(Claim.contested(List.of(PODS, HOSTS, PROD))).containsExactly(PROD, HOSTS);
        assertThat(Claim.contested(List.of(PODS, HOSTS))).isEmpty();
    }

    @Test
    void shouldTellOfThoseThatOnlyTheirNamesTellApart() {
        Claim zone = claim("aaa", "host/*{zone=euro}");
        assertThat(Claim.ties(List.of(ALL, HOSTS, PROD, zone)))
                .containsExactly(new Claim.Tie(zone, PROD))
                .first()
                .hasToString(
                        "equally particular selectors cover the same entities, the first judges by its name: first=aaa for"
                                + " host/*{zone=euro} second=prod for host/*{env=prod}");
        assertThat(Claim.ties(List.of(ALL, HOSTS, PROD, PODS))).isEmpty();
    }

    private static Claim claim(String model, String selector) {
        return new Claim(model, Selector.parse(selector));
    }
}
